import { type KeyObject, generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SignatureAlgorithm } from '@framefarm/contracts';
import { KeyError } from './errors.ts';
import { type Signer, signerFromPem } from './signer.ts';

const MAKERS: Readonly<Record<SignatureAlgorithm, () => KeyObject>> = {
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  Ed25519: () => generateKeyPairSync('ed25519').privateKey,
};

/** Makes a key that only its owner can read. @throws KeyError when the file is there already: a key is never overwritten */
export async function makeKeyFile(file: string, alg: SignatureAlgorithm): Promise<Signer> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const pem = MAKERS[alg]().export({ type: 'pkcs8', format: 'pem' }).toString();
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST')
      throw new KeyError(`${file} is there already; keys are never overwritten, take another name`);
    throw new KeyError(`${file} cannot be written: ${error.message}`);
  });
  return readKeyFile(file);
}

/** @throws KeyError when the file is not there, holds no key, or can be read by others than its owner */
export async function readKeyFile(file: string): Promise<Signer> {
  const info = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new KeyError(`the signing key ${file} cannot be read (${error.code}); bring it back, or rotate it`);
  });
  if (!info.isFile()) throw new KeyError(`the signing key ${file} is no file`);
  if ((info.mode & 0o077) !== 0) throw new KeyError(`others may read the signing key ${file}; run: chmod 600 ${file}`);
  const pem = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new KeyError(`the signing key ${file} cannot be read (${error.code}); give it to the user of this program`);
  });
  return signerFromPem(pem, file);
}
