import { constants, generateKeyPairSync, privateEncrypt } from 'node:crypto';
import { expect, it } from 'vitest';
import { createAuthorisation, readAdbPublicKey } from './authorisation.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Android's structure of a key, as the host's adb sends it. */
function adbKey(): Buffer {
  const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
  const bytes = Buffer.alloc(524);
  bytes.writeUInt32LE(64, 0);
  Buffer.from(modulus).reverse().copy(bytes, 8);
  bytes.writeUInt32LE(65_537, 520);
  return Buffer.from(`${bytes.toString('base64')} user@host\0`);
}

/** The signature of a token in the place of a SHA-1 digest. */
const sign = (token: Buffer) =>
  privateEncrypt(
    { key: privateKey, padding: constants.RSA_PKCS1_PADDING },
    Buffer.concat([Buffer.from('3021300906052b0e03021a05000414', 'hex'), token]),
  );

function knock(mode: 'always' | 'ask' | 'never') {
  let next = 0;
  const authorisation = createAuthorisation(mode, (count) => Buffer.alloc(count, (next += 1)));
  const visit = () => {
    const seen = { tokens: [] as Buffer[], in: false };
    const visitor = authorisation.visit({
      sendToken: (token) => void seen.tokens.push(token),
      letIn: () => (seen.in = true),
    });
    visitor.begin();
    return { seen, visitor };
  };
  return { authorisation, visit };
}

it('a computer that was accepted once gets in by its signature', () => {
  const { visit } = knock('always');
  const first = visit();
  first.visitor.answer(2, sign(first.seen.tokens[0] as Buffer));
  expect([first.seen.in, first.seen.tokens.length]).toEqual([false, 2]);
  first.visitor.answer(3, adbKey());
  expect(first.seen.in).toBe(true);
  const second = visit();
  second.visitor.answer(2, sign(second.seen.tokens[0] as Buffer));
  expect(second.seen.in).toBe(true);
});

it('a signature of another token or of another key does not let in', () => {
  const { visit } = knock('always');
  visit().visitor.answer(3, adbKey());
  const later = visit();
  later.visitor.answer(2, sign(Buffer.alloc(20)));
  later.visitor.answer(2, Buffer.alloc(256, 7));
  expect([later.seen.in, later.seen.tokens.length]).toEqual([false, 3]);
});

it('an owner who is asked lets in when he accepts, unless the computer has gone', () => {
  const { authorisation, visit } = knock('ask');
  const waiting = visit();
  const gone = visit();
  for (const { visitor } of [waiting, gone]) visitor.answer(3, adbKey());
  gone.visitor.leave();
  expect(waiting.seen.in).toBe(false);
  authorisation.accept();
  expect([waiting.seen.in, gone.seen.in]).toEqual([true, false]);
});

it('an owner who refuses never lets in, and bytes that are no key are none', () => {
  const { authorisation, visit } = knock('never');
  const { seen, visitor } = visit();
  visitor.answer(3, adbKey());
  authorisation.accept();
  expect(seen.in).toBe(false);
  expect(readAdbPublicKey(Buffer.from('bm8ga2V5'))).toBeNull();
  expect(readAdbPublicKey(Buffer.alloc(0))).toBeNull();
});
