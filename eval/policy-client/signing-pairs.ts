import { type KeyObject, generateKeyPairSync, sign } from 'node:crypto';
import { type Envelope, type SignatureAlgorithm, preAuthEncoding } from '@framefarm/contracts';

export interface SigningPair {
  readonly keyid: string;
  readonly alg: SignatureAlgorithm;
  readonly publicKeyPem: string;
  readonly privateKey: KeyObject;
}

export function newPair(keyid: string, alg: SignatureAlgorithm): SigningPair {
  const { publicKey, privateKey } =
    alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  return { keyid, alg, privateKey, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

export type Signature = Envelope['signatures'][number];
export function signatureBy({ keyid, alg, privateKey }: SigningPair, type: string, payload: Uint8Array): Signature {
  const bytes = preAuthEncoding(type, payload);
  const sig =
    alg === 'Ed25519'
      ? sign(null, bytes, privateKey)
      : sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return { keyid, alg, sig: sig.toString('base64url') };
}

export const sealBy = (pairs: readonly SigningPair[], type: Envelope['payloadType'], payload: Buffer): Envelope => ({
  payloadType: type,
  payload: payload.toString('base64url'),
  signatures: pairs.map((pair) => signatureBy(pair, type, payload)),
});
