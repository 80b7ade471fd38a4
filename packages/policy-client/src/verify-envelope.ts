import { type KeyObject, createPublicKey, verify } from 'node:crypto';
import {
  Envelope,
  type KeyRole,
  MAX_SIGNED_BYTES,
  type SignatureAlgorithm,
  preAuthEncoding,
} from '@framefarm/contracts';
import { Compile } from 'typebox/compile';

export interface TrustedKey {
  readonly keyid: string;
  readonly alg: SignatureAlgorithm;
  readonly publicKeyPem: string;
  /** What it may sign; a key without a role may sign both. */
  readonly role?: KeyRole;
}
export type Refusal = { readonly ok: false; readonly reason: string };
export type Verified = { readonly ok: true; readonly payload: Buffer } | Refusal;

const schema = Compile(Envelope);
const parsedKeys = new WeakMap<TrustedKey, KeyObject | null>();

export const refuse = (reason: string): Refusal => ({ ok: false, reason });

/**
 * Verifies before anything inside is parsed. `needed` different keys have to have signed; a signature by an unknown key counts for
 * nothing. Base64 has one spelling only: another one is no envelope.
 */
export function verifyEnvelope(
  envelope: unknown,
  payloadType: string,
  keys: readonly TrustedKey[],
  needed = 1,
): Verified {
  if (!schema.Check(envelope)) return refuse('not an envelope');
  if (envelope.payloadType !== payloadType) return refuse('wrong payload type');
  const payload = fromBase64Url(envelope.payload);
  if (payload === null) return refuse('not an envelope');
  if (payload.length > MAX_SIGNED_BYTES) return refuse('longer than 65536 bytes');
  const signed = preAuthEncoding(payloadType, payload);
  const good = new Set<TrustedKey>();
  for (const { keyid, alg, sig } of envelope.signatures) {
    const key = keys.find((one) => one.keyid === keyid && one.alg === alg);
    const bytes = fromBase64Url(sig);
    if (key !== undefined && bytes !== null && isGood(key, signed, bytes)) good.add(key);
  }
  return good.size >= needed ? { ok: true, payload } : refuse('bad signature');
}

/** Null for anything but the one spelling: no padding, unused bits zero. */
export function fromBase64Url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

/** A key that cannot be read verifies nothing: the client must not throw into the app. */
function isGood(key: TrustedKey, signed: Uint8Array, sig: Uint8Array): boolean {
  const publicKey = keyObjectOf(key);
  if (publicKey === null) return false;
  try {
    if (key.alg === 'Ed25519') return verify(null, signed, publicKey, sig);
    return verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, sig);
  } catch {
    return false; // a key of another kind than its algorithm
  }
}

function keyObjectOf(key: TrustedKey): KeyObject | null {
  const known = parsedKeys.get(key);
  if (known !== undefined) return known;
  let parsed: KeyObject | null = null;
  try {
    parsed = createPublicKey(key.publicKeyPem);
    const kind = key.alg === 'Ed25519' ? 'ed25519' : 'ec';
    if (parsed.asymmetricKeyType !== kind) parsed = null;
  } catch {
    parsed = null;
  }
  parsedKeys.set(key, parsed);
  return parsed;
}
