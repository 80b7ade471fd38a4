import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { POLICY_TYPE, preAuthEncoding } from '@framefarm/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandSigner } from './command-signer.ts';
import { KeyError } from './errors.ts';
import { makeKeyFile, readKeyFile } from './key-file.ts';
import { openKey, parseKeySources } from './open-key.ts';
import { seal } from './seal.ts';
import { type Signer, signerFromPem } from './signer.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-signing-'))));
afterAll(() => rm(folder, { recursive: true }));
const message = Buffer.from('a message');
const file = (name: string) => path.join(folder, name);

async function verifies({ alg, publicKeyPem, sign }: Signer): Promise<boolean> {
  const sig = await sign(message);
  const key = createPublicKey(publicKeyPem);
  return alg === 'Ed25519'
    ? verify(null, message, key, sig)
    : verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, sig);
}
const messageOf = async (broken: () => unknown): Promise<string> => {
  try {
    await broken();
    return 'no error';
  } catch (error) {
    return error instanceof KeyError ? error.message : `other error ${String(error)}`;
  }
};

describe('a key file', () => {
  it.each(['ES256', 'Ed25519'] as const)('of %s is made for its owner alone, and signs', async (alg) => {
    const made = await makeKeyFile(file(`${alg}.pem`), alg);
    expect((await stat(file(`${alg}.pem`))).mode & 0o777).toBe(0o600);
    expect(made.alg).toBe(alg);
    expect(await verifies(await readKeyFile(file(`${alg}.pem`)))).toBe(true);
  });
  it('is never overwritten', async () => {
    const before = await makeKeyFile(file('once.pem'), 'ES256');
    expect(await messageOf(() => makeKeyFile(file('once.pem'), 'ES256'))).toContain('never overwritten');
    expect((await readKeyFile(file('once.pem'))).keyid).toBe(before.keyid);
  });
  it('that others may read, that is lost, or that holds something else is refused in words', async () => {
    await makeKeyFile(file('open.pem'), 'Ed25519');
    await chmod(file('open.pem'), 0o640);
    expect(await messageOf(() => readKeyFile(file('open.pem')))).toContain('chmod 600');
    expect(await messageOf(() => readKeyFile(file('lost.pem')))).toContain('ENOENT');
    await writeFile(
      file('rsa.pem'),
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
      { mode: 0o600 },
    );
    expect(await messageOf(() => readKeyFile(file('rsa.pem')))).toContain('phones verify P-256 and Ed25519');
    await writeFile(file('junk.pem'), 'secret-junk', { mode: 0o600 });
    const said = await messageOf(() => readKeyFile(file('junk.pem')));
    expect(said).toContain('no private key');
    expect(said).not.toContain('secret-junk');
  });
});

describe('sources of keys', () => {
  it('are a file, a variable or a command', async () => {
    const pem = await readFile(file('ES256.pem'), 'utf8');
    const sources = parseKeySources(`file:${file('ES256.pem')}; env:MY_KEY`, { MY_KEY: pem.replaceAll('\n', '\\n') });
    const [fromFile, fromVariable] = await Promise.all(sources.map(openKey));
    expect(fromVariable?.keyid).toBe(fromFile?.keyid);
    expect(parseKeySources('command: kms-sign --key 7', {})).toEqual([
      { kind: 'command', command: ['kms-sign', '--key', '7'] },
    ]);
  });
  it('say what is wrong without repeating what might be a key', async () => {
    const pem = await readFile(file('Ed25519.pem'), 'utf8');
    const secret = pem.split('\n')[1] as string;
    for (const [text, words] of [
      [pem, 'source 1 of a signing key is none of'],
      ['env:NOT_SET', 'NOT_SET, which should hold a signing key, is not set'],
      [`env:${secret}`, 'is none of'],
      ['file:', 'is none of'],
    ] as const) {
      const said = await messageOf(() => parseKeySources(text, {}));
      expect(said).toContain(words);
      expect(said).not.toContain(secret);
    }
    expect(await messageOf(() => openKey({ kind: 'environment', variable: 'V', pem: `x${secret}` }))).toBe(
      'the variable V holds no private key in PEM without a passphrase',
    );
  });
});

describe('a key behind a command', () => {
  const command = async (name: string, lines: string) => {
    await writeFile(file(name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
    return [file(name)];
  };
  it('signs, in DER as a KMS gives it, and the result is what phones expect', async () => {
    await makeKeyFile(file('kms.pem'), 'ES256');
    const kms = await command(
      'kms',
      `if [ "$1" = public ]; then openssl pkey -in ${file('kms.pem')} -pubout
else openssl dgst -sha256 -sign ${file('kms.pem')} | openssl base64 -A; fi`,
    );
    const signer = await commandSigner(kms);
    expect(signer.alg).toBe('ES256');
    // r or s is shorter than 32 bytes once in 128 signatures
    for (let k = 0; k < 12; k += 1) expect(await verifies(signer)).toBe(true);
    const envelope = await seal(POLICY_TYPE, message, [signer]);
    const sig = Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64url');
    expect(sig).toHaveLength(64);
    const key = { key: createPublicKey(signer.publicKeyPem), dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', preAuthEncoding(POLICY_TYPE, message), key, sig)).toBe(true);
  });
  it('that fails, prints junk, or signs with another key is told, not used', async () => {
    const pub = `if [ "$1" = public ]; then openssl pkey -in ${file('kms.pem')} -pubout; else`;
    for (const [name, lines, words] of [
      ['fails', 'exit 3', 'ended with 3'],
      ['no-key', 'echo hello', 'printed no public key'],
      ['junk', `${pub} echo AAAA; fi`, 'does not verify'],
      ['other', `${pub} openssl dgst -sha256 -sign ${file('ES256.pem')} | openssl base64 -A; fi`, 'does not verify'],
      ['endless', 'yes', 'ended with ERR_CHILD_PROCESS_STDIO_MAXBUFFER'],
    ] as const) {
      const argv = await command(name, lines);
      expect(await messageOf(async () => (await commandSigner(argv)).sign(message))).toContain(words);
    }
    expect(await messageOf(() => commandSigner([file('nobody')]))).toContain('cannot be started');
  });
});

it('two keys sign the same bytes side by side', async () => {
  const pem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const envelope = await seal(POLICY_TYPE, message, [signerFromPem(pem(), 'a'), signerFromPem(pem(), 'b')]);
  expect(envelope.signatures).toHaveLength(2);
  expect(Buffer.from(envelope.payload, 'base64url')).toEqual(message);
});
