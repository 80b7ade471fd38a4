import { type KeyObject, createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { SignatureAlgorithm } from '@framefarm/contracts';
import { KeyError } from './errors.ts';

/** A key that can sign; where its private part is, is its own business. */
export interface Signer {
  readonly keyid: string;
  readonly alg: SignatureAlgorithm;
  readonly publicKeyPem: string;
  /** ES256: r and s, 32 bytes each (IEEE P1363). Ed25519: 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}
export type PublicKey = Pick<Signer, 'keyid' | 'alg' | 'publicKeyPem'>;

/** @throws KeyError unless it is P-256 or Ed25519; `from` says in the message where it came from */
export function publicKeyOf(key: KeyObject, from: string): PublicKey {
  const der = key.export({ type: 'spki', format: 'der' });
  const curve = key.asymmetricKeyDetails?.namedCurve;
  const alg =
    key.asymmetricKeyType === 'ed25519'
      ? 'Ed25519'
      : key.asymmetricKeyType === 'ec' && curve === 'prime256v1'
        ? 'ES256'
        : null;
  if (alg === null)
    throw new KeyError(
      `the key of ${from} is ${key.asymmetricKeyType} ${curve ?? ''}; phones verify P-256 and Ed25519`,
    );
  const keyid = createHash('sha256').update(der).digest('hex').slice(0, 16);
  return { keyid, alg, publicKeyPem: key.export({ type: 'spki', format: 'pem' }).toString() };
}

/** @throws KeyError when the text is no private key of a kind that phones verify */
export function signerFromPem(pem: string, from: string): Signer {
  const privateKey = privateKeyFrom(pem, from);
  const publicKey = publicKeyOf(createPublicKey(privateKey), from);
  return {
    ...publicKey,
    async sign(bytes) {
      if (publicKey.alg === 'Ed25519') return sign(null, bytes, privateKey);
      return sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    },
  };
}

// the parser's own words could quote the key
function privateKeyFrom(pem: string, from: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new KeyError(`${from} holds no private key in PEM without a passphrase`);
  }
}
