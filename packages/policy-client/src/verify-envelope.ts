import { createPublicKey, verify } from 'node:crypto';
import { Envelope, preAuthEncoding } from '@framefarm/contracts';
import { Compile } from 'typebox/compile';

export interface TrustedKey {
  readonly keyid: string;
  readonly alg: 'ES256' | 'Ed25519';
  readonly publicKeyPem: string;
}
export type Verified =
  | { readonly ok: true; readonly payload: Uint8Array }
  | { readonly ok: false; readonly reason: string };

const schema = Compile(Envelope);

/** Verifies before anything inside is parsed. One good signature by a trusted key is enough; a signature by an unknown key counts for nothing. */
export function verifyEnvelope(envelope: unknown, payloadType: string, keys: readonly TrustedKey[]): Verified {
  if (!schema.Check(envelope)) return { ok: false, reason: 'not an envelope' };
  if (envelope.payloadType !== payloadType) return { ok: false, reason: 'wrong payload type' };
  const payload = Buffer.from(envelope.payload, 'base64url');
  const signed = preAuthEncoding(payloadType, payload);
  const good = envelope.signatures.some((signature) => {
    const key = keys.find((one) => one.keyid === signature.keyid && one.alg === signature.alg);
    return key !== undefined && isGood(key, signed, Buffer.from(signature.sig, 'base64url'));
  });
  return good ? { ok: true, payload } : { ok: false, reason: 'bad signature' };
}

/** A key that cannot be read verifies nothing: the client must not throw into the app. */
function isGood(key: TrustedKey, signed: Uint8Array, sig: Uint8Array): boolean {
  try {
    const publicKey = createPublicKey(key.publicKeyPem);
    if (key.alg === 'Ed25519') return verify(null, signed, publicKey, sig);
    return verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, sig);
  } catch {
    return false;
  }
}
