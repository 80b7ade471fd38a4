import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Random, seededRandom } from '@framefarm/phone-model';
import type { EngineSetting, ReplayRun, ReplayWorld, ScoredClip } from '@framefarm/policy';

/** One tier of tier-costs.json: milliseconds, and spreads as standard deviations of logarithms. */
interface TierCosts {
  readonly openMs: number;
  readonly decoderInitMs: number;
  readonly decodeMs: number;
  readonly seekMs: number;
  readonly convertMs: number;
  readonly inferMs: Readonly<Record<string, number>>;
  readonly contention: number;
  readonly mostDecoders: number;
  readonly deviceSd: number;
  readonly thermalShare: number;
  readonly thermalFactor: number;
}

export const TIER_NAMES = ['low', 'mid', 'high', 'flagship'] as const;
export type TierName = (typeof TIER_NAMES)[number];

interface CostFile {
  readonly budgetMs: number;
  readonly runNoiseSd: number;
  readonly stepNoiseSd: number;
  readonly stallShare: number;
  readonly stallFactor: number;
  readonly scoreNoiseSd: Readonly<Record<string, number>>;
  readonly tiers: Readonly<Record<TierName, TierCosts>>;
}

export interface Costs extends CostFile {
  readonly sha256: string;
}

export function readCosts(): Costs {
  const bytes = readFileSync(new URL('../fixtures/policy/tier-costs.json', import.meta.url));
  const file = JSON.parse(bytes.toString('utf8')) as CostFile;
  return { ...file, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export function settingsOf(costs: Costs, name: TierName): EngineSetting[] {
  const tier = costs.tiers[name];
  return Object.entries(tier.inferMs).map(([precision, inferMs]) => ({
    precision,
    scoreNoiseSd: costs.scoreNoiseSd[precision] as number,
    costs: {
      openMs: tier.openMs,
      decoderInitMs: tier.decoderInitMs,
      seekMs: tier.seekMs,
      decodeMs: tier.decodeMs,
      convertMs: tier.convertMs,
      inferMs,
      contention: tier.contention,
    },
  }));
}

/** Spread of a tier's phones and runs together: device, run and throttling add up in variance. */
export function paceSdOf(costs: Costs, name: TierName): number {
  const { deviceSd, thermalShare, thermalFactor } = costs.tiers[name];
  const thermalVariance = thermalShare * (1 - thermalShare) * Math.log(thermalFactor) ** 2;
  return Math.sqrt(deviceSd ** 2 + costs.runNoiseSd ** 2 + thermalVariance);
}

const POOL = 65_536;

/** `times` runs over every clip, clip after clip, each on a new phone of the tier: lognormal device, run, throttling and step noise, and stalls. */
export function tierRuns(
  costs: Costs,
  name: TierName,
  clips: readonly ScoredClip[],
  times: number,
  seed: number,
): ReplayRun[] {
  const random = seededRandom(seed);
  const stepRatios = Float64Array.from({ length: POOL }, () => {
    const stall = random.uniform() < costs.stallShare ? costs.stallFactor : 1;
    return Math.exp(costs.stepNoiseSd * random.normal()) * stall;
  });
  const scoreNoise = Float64Array.from({ length: POOL }, () => random.normal());
  const world = (): ReplayWorld => ({
    ...phoneOf(costs, name, random),
    stepRatios,
    at: Math.floor(random.uniform() * POOL),
    scoreNoise,
    noiseAt: Math.floor(random.uniform() * POOL),
  });
  return Array.from({ length: times }, () => clips.map((scored) => ({ scored, world: world() }))).flat();
}

function phoneOf(costs: Costs, name: TierName, random: Random): { decodeFactor: number; inferFactor: number } {
  const { deviceSd, thermalShare, thermalFactor } = costs.tiers[name];
  const decoding = Math.exp(deviceSd * random.normal());
  const inference = Math.exp(deviceSd * random.normal());
  const run = Math.exp(costs.runNoiseSd * random.normal()) * (random.uniform() < thermalShare ? thermalFactor : 1);
  return { decodeFactor: decoding * run, inferFactor: inference * run };
}
