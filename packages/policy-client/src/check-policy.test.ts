import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { type Envelope, MANIFEST_TYPE, POLICY_TYPE, preAuthEncoding } from '@framefarm/contracts';
import { fixedPolicy } from '@framefarm/testkit';
import { describe, expect, it } from 'vitest';
import { checkManifest } from './check-manifest.ts';
import { checkPolicy } from './check-policy.ts';
import type { Context } from './context.ts';

const ed = generateKeyPairSync('ed25519');
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: typeof ed.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();
const context: Context = {
  app: 'demo',
  channel: 'stable',
  platform: 'linux',
  nowMs: Date.parse('2026-06-01T00:00:00Z'),
  keys: [
    { keyid: 'e', alg: 'Ed25519', publicKeyPem: pem(ed.publicKey) },
    { keyid: 'p', alg: 'ES256', publicKeyPem: pem(ec.publicKey) },
  ],
};
const policy = fixedPolicy({ policyVersion: 2 });
const entryOf = (value: unknown) => {
  const bytes = Buffer.from(JSON.stringify(value));
  return { policyVersion: 2, sha256: createHash('sha256').update(bytes).digest('hex'), length: bytes.length };
};
const manifest = {
  schema: 1,
  app: 'demo',
  channel: 'stable',
  platform: 'linux',
  manifestVersion: 5,
  issuedAt: '2026-05-30T00:00:00Z',
  notAfter: '2026-06-06T00:00:00Z',
  kill: 'none',
  tiers: { host: entryOf(policy) },
};
function seal(payloadType: Envelope['payloadType'], value: unknown, alg: 'ES256' | 'Ed25519' = 'Ed25519'): Envelope {
  const bytes = Buffer.from(JSON.stringify(value));
  const signed = preAuthEncoding(payloadType, bytes);
  const sig =
    alg === 'Ed25519'
      ? sign(null, signed, ed.privateKey)
      : sign('sha256', signed, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' });
  return {
    payloadType,
    payload: bytes.toString('base64url'),
    signatures: [{ keyid: alg === 'Ed25519' ? 'e' : 'p', alg, sig: sig.toString('base64url') }],
  };
}
const sealed = (changes: object = {}) => seal(MANIFEST_TYPE, { ...manifest, ...changes });
const reasonOf = (envelope: unknown, stored = 0) => {
  const checked = checkManifest(envelope, context, stored);
  return checked.ok ? 'accepted' : checked.reason;
};

describe('a manifest', () => {
  it.each(['ES256', 'Ed25519'] as const)('is accepted with a good %s signature', (alg) => {
    expect(reasonOf(seal(MANIFEST_TYPE, manifest, alg))).toBe('accepted');
  });
  it('is refused when one bit of its payload differs from what was signed', () => {
    const other = Buffer.from(JSON.stringify({ ...manifest, manifestVersion: 6 })).toString('base64url');
    expect(reasonOf({ ...sealed(), payload: other })).toBe('bad signature');
  });
  it('is refused with a signature of a key that is not trusted', () => {
    const broken = { keyid: 'e', alg: 'Ed25519', publicKeyPem: 'no key' } as const;
    for (const keys of [[], [broken]])
      expect(checkManifest(sealed(), { ...context, keys }, 0)).toEqual({ ok: false, reason: 'bad signature' });
  });
  it('is refused when a policy envelope is passed off as one', () => {
    expect(reasonOf(seal(POLICY_TYPE, manifest))).toBe('wrong payload type');
    expect(reasonOf({ ...seal(POLICY_TYPE, manifest), payloadType: MANIFEST_TYPE })).toBe('bad signature');
  });
  it.each([
    [{ notAfter: '2036-06-06T00:00:00Z' }, 'valid for longer than seven days'],
    [{ notAfter: '2026-05-31T00:00:00Z' }, 'expired'],
    [{ channel: 'sandbox' }, 'wrong channel'],
    [{ app: 'other' }, 'wrong app'],
    [{ platform: 'ios' }, 'wrong platform'],
    [{ surprise: 1 }, 'the manifest has a form that this client does not know'],
    [{ schema: 2 }, 'the manifest has a form that this client does not know'],
  ])('with %j is refused: %s', (changes, reason) => expect(reasonOf(sealed(changes))).toBe(reason));
  it('is refused below the version kept, and taken again at the same version', () => {
    expect(reasonOf(sealed(), 6)).toBe('lower version than the one kept (rollback)');
    expect(reasonOf(sealed(), 5)).toBe('accepted');
  });
  it('is refused as something else than an envelope', () => {
    for (const junk of [null, 1, 'x', {}, { ...sealed(), signatures: [] }, { ...sealed(), extra: 1 }])
      expect(reasonOf(junk)).toBe('not an envelope');
  });
});

describe('a policy', () => {
  const check = (value: unknown, entry = entryOf(value), where = context) => {
    const checked = checkPolicy(seal(POLICY_TYPE, value), entry, 'host', where);
    return checked.ok ? 'accepted' : checked.reason;
  };
  it('is accepted when it is what the manifest names', () => expect(check(policy)).toBe('accepted'));
  it('is refused when the manifest names other bytes', () =>
    expect(check(policy, entryOf({ ...policy, frames: 9 }))).toContain('mix-and-match'));
  it('is refused with a value out of bounds', () =>
    expect(check({ ...policy, frames: 100_000 })).toContain('form that this client does not know'));
  it('that rests on virtual phones is refused outside the sandbox', () => {
    const virtual = (channel: string) => ({
      ...policy,
      channel,
      provenance: { ...policy.provenance, bodies: ['virtual'] },
    });
    expect(check(virtual('stable'))).toBe('rests on virtual phones and is good for channel sandbox only');
    expect(check(virtual('sandbox'), entryOf(virtual('sandbox')), { ...context, channel: 'sandbox' })).toBe('accepted');
  });
});
