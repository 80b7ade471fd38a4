import { createHash } from 'node:crypto';
import {
  type ManifestEntry,
  ManifestPayload,
  ConsistencyReportId,
  PolicyPayload,
  RootPayload,
  SignedInstant,
  Sha256,
  RunId,
  Name,
} from '@framefarm/contracts';
import type { Random } from '@framefarm/phone-model';
import { type JsonSchema, randomOfSchema } from '../../packages/contracts/src/policy/random-of-schema.fixture.ts';
import type { SigningPair } from './signing-pairs.ts';

export const DAY_MS = 86_400_000;
/** The moment at which every case is judged. */
export const NOW_MS = Date.parse('2026-06-01T12:00:00Z');
const at = (ms: number): string => new Date(ms).toISOString();

/** Who asks; drawn anew for each case. */
export interface Asker {
  readonly app: string;
  readonly channel: 'stable' | 'sandbox';
  readonly platform: 'android' | 'ios' | 'linux';
}
export interface Draw {
  readonly random: Random;
  pick<T>(values: readonly T[]): T;
  whole(least: number, most: number): number;
}
export function drawFrom(random: Random): Draw {
  const whole = (least: number, most: number) => least + Math.floor(random.uniform() * (most - least + 1));
  return { random, whole, pick: (values) => values[whole(0, values.length - 1)] as never };
}

export function randomAsker({ pick }: Draw): Asker {
  return {
    app: pick(['demo', 'demo', '農場', 'a"b\\c']),
    channel: pick(['stable', 'stable', 'sandbox']),
    platform: pick(['android', 'ios', 'linux']),
  };
}

const patternOf = (schema: object): string => (schema as { pattern: string }).pattern;

function textsOf({ random, whole }: Draw): Readonly<Record<string, () => string>> {
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random.uniform() * 16).toString(16)).join('');
  return {
    [patternOf(Sha256)]: () => hex(64),
    [patternOf(RunId)]: () => `run_${hex(12)}`,
    [patternOf(ConsistencyReportId)]: () => `cns_${hex(40)}`,
    [patternOf(Name)]: () => 'x'.repeat(whole(1, 120)),
    [patternOf(SignedInstant)]: () => at(NOW_MS),
    '^[0-9A-Za-z_-]{8,64}$': () => `salt-${hex(whole(4, 40))}`,
  };
}

/** A policy that is good for this asker, of any mode, on the edge of many bounds. */
export function goodPolicy(draw: Draw, asker: Asker): PolicyPayload {
  const policy = randomOfSchema(PolicyPayload as unknown as JsonSchema, draw.random, textsOf(draw)) as PolicyPayload;
  const bodies = asker.channel === 'sandbox' ? policy.provenance.bodies : [draw.pick(['real', 'host'] as const)];
  return { ...policy, ...asker, provenance: { ...policy.provenance, bodies } };
}

export const referenceTo = (payload: Uint8Array, policyVersion: number): Omit<ManifestEntry, 'rollout'> => ({
  policyVersion,
  sha256: createHash('sha256').update(payload).digest('hex'),
  length: payload.length,
});

/** A manifest that is good for this asker, who has seen `storedVersion`. */
export function goodManifest(draw: Draw, asker: Asker, storedVersion: number): ManifestPayload {
  const manifest = randomOfSchema(
    ManifestPayload as unknown as JsonSchema,
    draw.random,
    textsOf(draw),
  ) as ManifestPayload;
  const issuedMs = NOW_MS - draw.whole(-23 * 60, 6 * 24 * 60) * 60_000;
  const lifeMs = Math.min(7 * DAY_MS, Math.max(0, NOW_MS - issuedMs) + draw.whole(1, 7 * 24 * 60) * 60_000);
  const tiers = Object.fromEntries(
    Object.entries(manifest.tiers).map(([tier, entry]) => {
      if (entry.rollout === undefined) return [tier, entry];
      const edge = draw.whole(0, 5000);
      const ranges = { candidateFrom: 0, candidateTo: edge, controlFrom: 10_000 - edge, controlTo: 10_000 };
      return [tier, { ...entry, rollout: { ...entry.rollout, ...ranges } }];
    }),
  );
  return {
    ...manifest,
    ...asker,
    manifestVersion: storedVersion + draw.pick([0, 1, 2, 100]) || 1,
    issuedAt: at(issuedMs),
    notAfter: at(issuedMs + lifeMs),
    ...(manifest.rootVersion === undefined ? {} : { rootVersion: draw.whole(1, 3) }),
    ...(manifest.minHarness === undefined ? {} : { minHarness: draw.whole(1, 3) }),
    tiers,
  };
}

/** A root document that is good after `previous`, or as the first one. */
export function goodRoot(
  draw: Draw,
  app: string,
  rootPairs: readonly SigningPair[],
  online: readonly SigningPair[],
  previous: RootPayload | null,
): RootPayload {
  const named = ({ keyid, alg, publicKeyPem }: SigningPair) => ({ keyid, alg, publicKeyPem });
  const role = () => draw.pick(['manifest', 'policy'] as const);
  return {
    schema: 1,
    app,
    rootVersion: (previous?.rootVersion ?? draw.whole(0, 50)) + 1,
    issuedAt: at(NOW_MS),
    notAfter: at(NOW_MS + draw.whole(1, 400) * DAY_MS),
    threshold: 2,
    rootKeys: rootPairs.map(named),
    keys: online.map((pair) => ({ ...named(pair), role: role(), notAfter: at(NOW_MS + draw.whole(1, 60) * DAY_MS) })),
    versionEpoch: previous?.versionEpoch ?? draw.whole(0, 3),
  };
}
