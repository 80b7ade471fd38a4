import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../../errors.ts';

export type SigningAlgorithm = 'ES256' | 'Ed25519';

export interface SigningKey {
  readonly keyid: string;
  readonly alg: SigningAlgorithm;
  readonly privateKey: KeyObject;
  readonly publicKeyPem: string;
}

export type KeyRing = readonly SigningKey[];

const FILES = { ES256: 'policy-es256.pem', Ed25519: 'policy-ed25519.pem' } as const;

/** The keys that sign policies, from `dataDir/keys`; made at the first start. Refuses a key file that others may read. */
export function openKeyRing(dataDir: string): KeyRing {
  const folder = path.join(dataDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return (['ES256', 'Ed25519'] as const).map((alg) => openKey(path.join(folder, FILES[alg]), alg));
}

function openKey(file: string, alg: SigningAlgorithm): SigningKey {
  if (!existsSync(file)) makeKey(file, alg);
  const { mode } = statSync(file);
  if ((mode & 0o077) !== 0) {
    throw new StartError(`the signing key ${file} has mode ${(mode & 0o777).toString(8)}: others could read it; chmod 600 it, and replace it if it leaked`);
  }
  const privateKey = parseKey(file, alg);
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  // The id is the digest of the public key, so two keys never share one and nobody has to keep a register of names.
  const keyid = createHash('sha256').update(spki).digest('hex').slice(0, 32);
  return { keyid, alg, privateKey, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

function parseKey(file: string, alg: SigningAlgorithm): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch {
    // The cause is left out: it must never carry a part of the key into a log.
    throw new StartError(`the signing key ${file} is not a PKCS8 PEM private key; restore it from a backup, or remove it to get a new one`);
  }
  const fits = alg === 'Ed25519' ? key.asymmetricKeyType === 'ed25519' : key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  if (!fits) throw new StartError(`the signing key ${file} is no ${alg} key; restore the right one from a backup`);
  return key;
}

/** Linked into place: when two servers start at once on one folder, both then read the key of the first. */
function makeKey(file: string, alg: SigningAlgorithm): void {
  const { privateKey } = alg === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
