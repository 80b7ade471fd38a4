import { type KeyObject, constants, createPublicKey, publicDecrypt } from 'node:crypto';

/** What the phone's owner does when a computer asks for debugging: accepts at once, is asked, refuses. */
export type AuthoriseMode = 'always' | 'ask' | 'never';

/** Who may debug the phone. Keys that were accepted once are let in again, as with "always allow from this computer". */
export interface Authorisation {
  visit(answers: { readonly sendToken: (token: Buffer) => void; readonly letIn: () => void }): Visitor;
  /** The owner accepts all who wait. */
  accept(): void;
  /** The owner revokes all keys and answers from now on as the mode says. */
  revoke(mode: AuthoriseMode): void;
}

interface Visitor {
  begin(): void;
  /** An AUTH packet of the host: 2 is a signature of the token, 3 its public key. */
  answer(kind: number, payload: Buffer): void;
  leave(): void;
}

const SIGNATURE = 2;
const PUBLIC_KEY = 3;
const TOKEN_BYTES = 20;

/** `randomBytes` makes the tokens. Source of the exchange: AOSP packages/modules/adb/protocol.txt. */
export function createAuthorisation(first: AuthoriseMode, randomBytes: (count: number) => Buffer): Authorisation {
  let mode = first;
  let known: KeyObject[] = [];
  const waiting = new Map<Visitor, { readonly key: KeyObject; readonly letIn: () => void }>();
  const take = (visitor: Visitor) => {
    const held = waiting.get(visitor);
    waiting.delete(visitor);
    if (held === undefined) return;
    known.push(held.key);
    held.letIn();
  };
  return {
    visit({ sendToken, letIn }) {
      let token: Buffer = Buffer.alloc(0);
      const challenge = () => {
        token = randomBytes(TOKEN_BYTES);
        sendToken(token);
      };
      const visitor: Visitor = {
        begin: challenge,
        answer(kind, payload) {
          if (kind === SIGNATURE) {
            if (known.some((key) => isSignedBy(key, token, payload))) letIn();
            else challenge();
          } else if (kind === PUBLIC_KEY && mode !== 'never') {
            const key = readAdbPublicKey(payload);
            if (key !== null) waiting.set(visitor, { key, letIn });
            if (mode === 'always') take(visitor);
          }
        },
        leave: () => waiting.delete(visitor),
      };
      return visitor;
    },
    accept: () => [...waiting.keys()].forEach(take),
    revoke(next) {
      mode = next;
      known = [];
      waiting.clear();
    },
  };
}

/** The token stands in the place of a SHA-1 digest: at the end of what the signature holds. */
function isSignedBy(key: KeyObject, token: Buffer, signature: Buffer): boolean {
  try {
    const held = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
    return held.subarray(-TOKEN_BYTES).equals(token);
  } catch {
    // signed by another key
    return false;
  }
}

/** Base64 of Android's RSA structure: words, n0inv, modulus and rr little-endian, exponent. Null for anything else. */
export function readAdbPublicKey(payload: Buffer): KeyObject | null {
  const bytes = Buffer.from(payload.toString('latin1').split(/[ \0]/)[0] ?? '', 'base64');
  if (bytes.length < 4) return null;
  const modulusBytes = bytes.readUInt32LE(0) * 4;
  if (bytes.length !== modulusBytes * 2 + 12) return null;
  const modulus = Buffer.from(bytes.subarray(8, 8 + modulusBytes)).reverse();
  const exponent = Buffer.alloc(4);
  exponent.writeUInt32BE(bytes.readUInt32LE(8 + modulusBytes * 2));
  return createPublicKey({
    key: { kty: 'RSA', n: modulus.toString('base64url'), e: exponent.toString('base64url') },
    format: 'jwk',
  });
}
