import { type KeyObject, generateKeyPairSync, sign } from 'node:crypto';
import { ROOT_TYPE, type RootPayload, preAuthEncoding } from '@framefarm/contracts';
import { describe, expect, it } from 'vitest';
import { checkRoot, keysAt } from './check-root.ts';

interface Pair {
  readonly keyid: string;
  readonly privateKey: KeyObject;
  readonly publicKeyPem: string;
}
function pairOf(keyid: string): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { keyid, privateKey, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}
const [a, b, c, d, online, second] = ['a', 'b', 'c', 'd', 'online', 'second'].map(pairOf) as [
  Pair,
  Pair,
  Pair,
  Pair,
  Pair,
  Pair,
];
const named = ({ keyid, publicKeyPem }: Pair) => ({ keyid, alg: 'Ed25519' as const, publicKeyPem });
const onlineKey = (pair: Pair) => ({ ...named(pair), role: 'manifest' as const, notAfter: '2026-08-01T00:00:00Z' });
const ROOT: RootPayload = {
  schema: 1,
  app: 'demo',
  rootVersion: 1,
  issuedAt: '2026-06-01T00:00:00Z',
  notAfter: '2027-06-01T00:00:00Z',
  threshold: 2,
  rootKeys: [a, b, c].map(named),
  keys: [onlineKey(online)],
  versionEpoch: 0,
};
function sealed(root: object, signers: readonly Pair[], changes: object = {}) {
  const payload = Buffer.from(JSON.stringify(root));
  const signatures = signers.map(({ keyid, privateKey }) => ({
    keyid,
    alg: 'Ed25519',
    sig: sign(null, preAuthEncoding(ROOT_TYPE, payload), privateKey).toString('base64url'),
  }));
  return { payloadType: ROOT_TYPE, payload: payload.toString('base64url'), signatures, ...changes };
}
const reasonOf = (envelope: unknown, previous: RootPayload | null = null) => {
  const checked = checkRoot(envelope, 'demo', previous);
  return checked.ok ? 'accepted' : checked.reason;
};
const next = (changes: object = {}) => ({ ...ROOT, rootVersion: 2, ...changes });

describe('a root document', () => {
  it('is accepted with two of its three keys, any two', () => {
    for (const two of [
      [a, b],
      [b, c],
      [c, a],
    ])
      expect(reasonOf(sealed(ROOT, two))).toBe('accepted');
  });
  it('is refused with one key, with one key twice, and with a stranger beside one', () => {
    for (const few of [[a], [a, a], [a, d]]) expect(reasonOf(sealed(ROOT, few))).toBe('bad signature');
  });
  it('is refused when one key stands in it under two names', () => {
    const twice = { ...ROOT, rootKeys: [named(a), { ...named(a), keyid: 'b' }, named(c)] };
    expect(reasonOf(sealed(twice, [a, { ...a, keyid: 'b' }]))).toContain('stands twice');
  });
  it('of another app, another form or a threshold of one is refused', () => {
    expect(reasonOf(sealed({ ...ROOT, app: 'other' }, [a, b]))).toBe('wrong app');
    for (const bad of [
      { ...ROOT, threshold: 1 },
      { ...ROOT, surprise: 1 },
      { ...ROOT, threshold: 9 },
    ])
      expect(reasonOf(sealed(bad, [a, b]))).toContain('form');
    for (const junk of [null, 1, {}, { payload: '!' }]) expect(reasonOf(junk)).toContain('form');
  });
  it('follows another only by the threshold of both', () => {
    const rotated = next({ rootKeys: [b, c, d].map(named) });
    expect(reasonOf(sealed(rotated, [b, c]), ROOT)).toBe('accepted');
    expect(reasonOf(sealed(rotated, [c, d]), ROOT)).toBe('bad signature');
    expect(reasonOf(sealed(next({ rootKeys: [c, d, online].map(named) }), [a, b]), ROOT)).toContain(
      'its own root keys',
    );
  });
  it('has to be the very next version', () => {
    for (const rootVersion of [1, 3])
      expect(reasonOf(sealed(next({ rootVersion }), [a, b]), ROOT)).toContain('next version');
  });
  it('may let versions start anew only with new manifest keys, and never go back', () => {
    expect(reasonOf(sealed(next({ versionEpoch: 1 }), [a, b]), ROOT)).toContain('keeps a manifest key');
    expect(reasonOf(sealed(next({ versionEpoch: 1, keys: [onlineKey(second)] }), [a, b]), ROOT)).toBe('accepted');
    expect(reasonOf(sealed(next(), [a, b]), { ...ROOT, versionEpoch: 1 })).toContain('lower epoch');
  });
  it('lets a key sign until the key or the document has expired', () => {
    const at = (time: string) => keysAt(ROOT, Date.parse(time)).length;
    expect([at('2026-07-31T00:00:00Z'), at('2026-08-01T00:00:00Z'), keysAt(ROOT, null).length]).toEqual([1, 0, 1]);
    expect(keysAt({ ...ROOT, notAfter: '2026-07-01T00:00:00Z' }, Date.parse('2026-07-02T00:00:00Z'))).toEqual([]);
  });
});
