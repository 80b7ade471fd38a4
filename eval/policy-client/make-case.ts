import { type Envelope, MANIFEST_TYPE, POLICY_TYPE, ROOT_TYPE, type RootPayload } from '@framefarm/contracts';
import type { PolicyReference } from '@framefarm/policy-client';
import { mutatedEnvelope, mutatedValue } from './mutations.ts';
import {
  type Asker,
  DAY_MS,
  type Draw,
  NOW_MS,
  goodManifest,
  goodPolicy,
  goodRoot,
  randomAsker,
  referenceTo,
} from './random-payloads.ts';
import { type SigningPair, newPair, sealBy } from './signing-pairs.ts';

/** One envelope in one situation, as the shared vectors have it. */
export interface Case {
  readonly envelope: unknown;
  readonly context: Asker & {
    readonly now: string;
    readonly storedVersion: number;
    readonly harness: number;
    readonly rootVersion: number;
    readonly entry?: PolicyReference;
    readonly tier?: string;
    readonly previous?: RootPayload | null;
  };
  /** The only bytes that may be taken here; null when nothing may. Known from how the case was made, not from any check. */
  readonly good: Buffer | null;
  /** Nothing was done to it: it has to be taken. */
  readonly untouched: boolean;
}

export interface Keys {
  readonly trusted: readonly SigningPair[];
  readonly strangers: readonly SigningPair[];
  readonly roots: readonly SigningPair[];
}
export const newKeys = (): Keys => ({
  trusted: [newPair('p256', 'ES256'), newPair('ed', 'Ed25519')],
  strangers: [newPair('p256', 'ES256'), newPair('nobody', 'Ed25519')],
  roots: ['a', 'b', 'c'].map((name) => newPair(`root-${name}`, name === 'b' ? 'Ed25519' : 'ES256')),
});

const asBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
/** What was sealed lately: material for swapping parts between envelopes. */
const lately: Envelope[] = [];

/** A good envelope, and in nine of ten cases something wrong with it. */
export function makeCase(draw: Draw, keys: Keys): Case {
  const asker = randomAsker(draw);
  const storedVersion = draw.pick([0, 1, 7, 1000]);
  const now = new Date(NOW_MS).toISOString();
  const context = { ...asker, now, storedVersion, harness: 3, rootVersion: 3 };
  const kind = draw.pick(['manifest', 'manifest', 'policy', 'policy', 'root'] as const);
  if (kind === 'root') return rootCase(draw, keys, context);
  const type = kind === 'manifest' ? MANIFEST_TYPE : POLICY_TYPE;
  const value = kind === 'manifest' ? goodManifest(draw, asker, storedVersion) : goodPolicy(draw, asker);
  const signers = draw.pick([keys.trusted, keys.trusted.slice(0, 1), keys.trusted.slice(1)]);
  const payload = asBytes(value);
  const named = (bytes: Buffer) =>
    'policyVersion' in value ? { entry: referenceTo(bytes, value.policyVersion), tier: value.tier } : {};
  const sealed = sealBy(signers, type, payload);
  remember(sealed);
  const lot = draw.random.uniform();
  if (lot < 0.1)
    return { envelope: sealed, context: { ...context, ...named(payload) }, good: payload, untouched: true };
  if (lot < 0.5) {
    // the signed bytes are the only ones that may be taken, whatever happens around them
    const envelope = mutatedEnvelope(draw, sealed, lately);
    return { envelope, context: { ...context, ...named(payload) }, good: payload, untouched: false };
  }
  if (lot < 0.6) {
    const stranger = sealBy([draw.pick(keys.strangers)], type, payload);
    return { envelope: stranger, context: { ...context, ...named(payload) }, good: null, untouched: false };
  }
  const wrong = kind === 'manifest' ? wrongManifest(draw, value, context) : wrongPolicy(draw, value, asker);
  const bytes = asBytes(wrong.value);
  const entry = wrong.entry === undefined ? named(bytes) : { ...named(payload), ...wrong.entry };
  // a value changed at random may stay good, a smaller number say: there the two checks can only be held against each other
  const good = wrong.certain ? null : bytes;
  return {
    envelope: sealBy(signers, type, bytes),
    context: { ...context, ...wrong.context, ...entry },
    good,
    untouched: false,
  };
}

function remember(envelope: Envelope): void {
  lately.push(envelope);
  if (lately.length > 50) lately.shift();
}

interface Wrong {
  readonly value: unknown;
  /** Known to be wrong; else only the forms can say. */
  readonly certain: boolean;
  readonly context?: object;
  readonly entry?: object;
}

/** Well signed by the right key, and not to be taken all the same. */
function wrongManifest(draw: Draw, value: object, context: Asker & { storedVersion: number }): Wrong {
  const at = (ms: number) => new Date(ms).toISOString();
  const changed = (changes: object): Wrong => ({ value: { ...value, ...changes }, certain: true });
  switch (draw.whole(0, 8)) {
    case 0: {
      const version = (value as { manifestVersion: number }).manifestVersion;
      return { value, certain: true, context: { storedVersion: version + draw.whole(1, 1000) } };
    }
    case 1:
      return changed({ issuedAt: at(NOW_MS - 5 * DAY_MS), notAfter: at(NOW_MS - draw.whole(0, 1000)) });
    case 2:
      return changed({ issuedAt: at(NOW_MS), notAfter: at(NOW_MS + 7 * DAY_MS + draw.whole(1, 1e9)) });
    case 3:
      return changed({ issuedAt: at(NOW_MS + DAY_MS + draw.whole(1, 1e9)), notAfter: at(NOW_MS + 8 * DAY_MS) });
    case 4:
      return changed({ [draw.pick(['app', 'channel', 'platform'])]: draw.pick(['other', 'x']) });
    case 5:
      return changed({ platform: draw.pick(['android', 'ios', 'linux'].filter((one) => one !== context.platform)) });
    case 6:
      return changed({ rootVersion: 4 });
    case 7:
      return changed({ minHarness: 4 });
    default:
      return { value: mutatedValue(draw, value), certain: false };
  }
}

function wrongPolicy(draw: Draw, value: object, asker: Asker): Wrong {
  switch (draw.whole(0, 5)) {
    case 0:
      return { value: { ...value, app: 'other' }, certain: true };
    case 1:
      return { value, certain: true, entry: { tier: draw.pick(['unknown', 'x']) } };
    case 2:
      return { value: { ...value, policyVersion: 77 }, certain: true, entry: {} };
    case 3: {
      if (asker.channel === 'sandbox') return { value: { ...value, channel: 'stable' }, certain: true };
      const { provenance } = value as { provenance: object };
      const bodies = draw.pick([['virtual'], ['real', 'emulated'], ['host', 'virtual', 'real']]);
      return { value: { ...value, provenance: { ...provenance, bodies } }, certain: true };
    }
    default:
      return { value: mutatedValue(draw, value), certain: false };
  }
}

function rootCase(draw: Draw, keys: Keys, context: Omit<Case['context'], 'previous'>): Case {
  const { app } = context;
  const before = goodRoot(draw, app, keys.roots, keys.trusted, null);
  const previous = draw.random.uniform() < 0.5 ? null : before;
  const value = goodRoot(draw, app, keys.roots, keys.trusted, previous);
  const two = draw
    .pick([
      [0, 1],
      [1, 2],
      [0, 2],
      [0, 1, 2],
    ])
    .map((at) => keys.roots[at] as SigningPair);
  const payload = asBytes(value);
  const sealed = sealBy(two, ROOT_TYPE, payload);
  const where = { ...context, previous };
  const refused = (envelope: unknown): Case => ({ envelope, context: where, good: null, untouched: false });
  switch (draw.whole(0, 6)) {
    case 0:
      return { envelope: sealed, context: where, good: payload, untouched: true };
    case 1:
      return { envelope: mutatedEnvelope(draw, sealed, [sealed]), context: where, good: payload, untouched: false };
    case 2:
      return refused(sealBy([draw.pick(keys.roots)], ROOT_TYPE, payload));
    case 3:
      return refused(sealBy([...keys.strangers, ...keys.trusted], ROOT_TYPE, payload));
    case 4:
      return refused(sealBy(two, ROOT_TYPE, asBytes({ ...value, app: 'other' })));
    case 5:
      return previous === null
        ? refused(sealBy(two, ROOT_TYPE, asBytes({ ...value, threshold: 1 })))
        : refused(
            sealBy(two, ROOT_TYPE, asBytes({ ...value, rootVersion: value.rootVersion + draw.pick([-1, 1, 2]) })),
          );
    default:
      return refused(sealBy([two[0] as SigningPair, two[0] as SigningPair], ROOT_TYPE, payload));
  }
}
