import { execFile } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { KeyError } from './errors.ts';
import { type Signer, publicKeyOf } from './signer.ts';

const TIMEOUT_MS = 5000;
const MOST_OUTPUT = 10_000;

/**
 * A key in a KMS or a smart card, behind a program. `COMMAND public` prints the public key in PEM; `COMMAND sign` reads the message on
 * its standard input and prints the signature in base64: for P-256 in DER, as every KMS gives it, or r and s as 64 bytes. Each
 * signature is checked before it is used.
 * @throws KeyError when the program fails, takes longer than five seconds, or does not print what it should
 */
export async function commandSigner(command: readonly string[]): Promise<Signer> {
  const name = `the command ${command[0] ?? ''}`;
  const pem = await run(command, 'public', new Uint8Array());
  const publicKey = publicKeyFrom(pem, name);
  const named = publicKeyOf(publicKey, name);
  return {
    ...named,
    async sign(bytes) {
      const printed = Buffer.from((await run(command, 'sign', bytes)).trim(), 'base64');
      const encoding = printed.length === 64 ? 'ieee-p1363' : 'der';
      const good =
        named.alg === 'Ed25519'
          ? verify(null, bytes, publicKey, printed)
          : verify('sha256', bytes, { key: publicKey, dsaEncoding: encoding }, printed);
      if (!good) throw new KeyError(`${name} gave a signature that its public key ${named.keyid} does not verify`);
      return named.alg === 'Ed25519' || encoding === 'ieee-p1363' ? printed : fromDer(printed);
    },
  };
}

function publicKeyFrom(pem: string, name: string) {
  try {
    return createPublicKey(pem);
  } catch {
    throw new KeyError(`${name} printed no public key in PEM when it was called with "public"`);
  }
}

/** SEQUENCE of two INTEGERs to r and s of 32 bytes; the signature has been verified, so the form is known to be right. */
function fromDer(der: Buffer): Buffer {
  const rLength = der[3] as number;
  const r = der.subarray(4, 4 + rLength);
  const s = der.subarray(6 + rLength);
  const fixed = (integer: Buffer) => Buffer.concat([Buffer.alloc(32), integer]).subarray(-32);
  return Buffer.concat([fixed(r), fixed(s)]);
}

function run([program = '', ...args]: readonly string[], verb: 'public' | 'sign', input: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const limits = { timeout: TIMEOUT_MS, maxBuffer: MOST_OUTPUT, encoding: 'utf8' } as const;
    const child = execFile(program, [...args, verb], limits, (error, output) => {
      if (error === null) resolve(output);
      else if (typeof error.code === 'string' && error.code.startsWith('E') && !error.code.startsWith('ERR_'))
        reject(new KeyError(`the command ${program} cannot be started: ${error.code}`));
      else {
        const how = error.code ?? error.signal ?? 'nothing';
        reject(new KeyError(`the command ${program} ${verb} ended with ${how}; run it by hand to see why`));
      }
    });
    // a program that does not read its input is judged by its exit code
    child.stdin?.on('error', () => undefined).end(input);
  });
}
