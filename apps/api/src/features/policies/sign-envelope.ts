import { sign } from 'node:crypto';
import { type Envelope, preAuthEncoding } from '@framefarm/contracts';
import type { SigningKey } from './key-ring.ts';

/** Signs the exact bytes with every key of the ring. */
export function signEnvelope(
  payloadType: Envelope['payloadType'],
  payload: Uint8Array,
  keys: readonly SigningKey[],
): Envelope {
  const bytes = preAuthEncoding(payloadType, payload);
  const signatures = keys.map(({ keyid, alg, privateKey }) => ({
    keyid,
    alg,
    sig: (alg === 'Ed25519'
      ? sign(null, bytes, privateKey)
      : sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })
    ).toString('base64url'),
  }));
  return { payloadType, payload: Buffer.from(payload).toString('base64url'), signatures };
}
