import { type KeyObject, createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '../../errors.ts';

export interface SigningKey {
  readonly keyid: string;
  readonly alg: 'ES256' | 'Ed25519';
  readonly privateKey: KeyObject;
  readonly publicKeyPem: string;
}

const KINDS = [
  { alg: 'ES256', file: 'es256.pem', make: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey },
  { alg: 'Ed25519', file: 'ed25519.pem', make: () => generateKeyPairSync('ed25519').privateKey },
] as const;

/** One key of each kind, made at the first start. A key file that others may read stops the boot. */
export async function readKeyRing(folder: string): Promise<readonly SigningKey[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return Promise.all(
    KINDS.map(async ({ alg, file, make }) => {
      const pem = path.join(folder, file);
      const info = await stat(pem).catch(() => null);
      if (info === null)
        await writeFile(pem, make().export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
      else if ((info.mode & 0o077) !== 0)
        throw new StartError(`others may read the signing key ${pem}; run: chmod 600 ${pem}`);
      const privateKey = createPrivateKey(await readFile(pem));
      const publicKey = createPublicKey(privateKey);
      const keyid = createHash('sha256')
        .update(publicKey.export({ type: 'spki', format: 'der' }))
        .digest('hex')
        .slice(0, 16);
      return { keyid, alg, privateKey, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
    }),
  );
}
