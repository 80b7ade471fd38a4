import { sign } from 'node:crypto';
import { type Envelope, preAuthEncoding } from '@framefarm/contracts';
import type { KeyRing } from './key-ring.ts';

/** Signs the exact bytes with every key of the ring, so that a phone without one algorithm uses the other. */
export function signEnvelope(payloadType: Envelope['payloadType'], payload: Uint8Array, keys: KeyRing): Envelope {
  const message = preAuthEncoding(payloadType, payload);
  return {
    payloadType,
    payload: Buffer.from(payload).toString('base64url'),
    signatures: keys.map(({ keyid, alg, privateKey }) => ({
      keyid,
      alg,
      // ES256 is JOSE's form (RFC 7518, 3.4): r and s side by side, not DER.
      sig: (alg === 'ES256'
        ? sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })
        : sign(null, message, privateKey)
      ).toString('base64url'),
    })),
  };
}
