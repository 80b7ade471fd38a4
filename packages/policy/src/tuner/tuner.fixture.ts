import { type Random, seededRandom } from '@framefarm/phone-model';
import { COSTS } from '../planner/planner-worlds.fixture.ts';
import { type StepTimes, calibrateDevice, tierTable } from './calibrate-device.ts';
import { calibratedRuns } from './calibrated-runs.ts';
import { fitPrior } from './fit-prior.ts';
import { type PolicySpace, FULL_SPACE, enumerateSpace } from './policy-space.ts';
import { type ScoredClip, scoredClip } from './scored-clip.ts';
import type { TuneInput } from './tune-tier.ts';
import type { TunerLimits } from './weighed.ts';

/** An Ornstein-Uhlenbeck walk of known mean, spread and time, exact at 30 frames a second. */
export function walkClip(
  name: string,
  frames: number,
  random: Random,
  { mean = 0.5, sd = 0.1, tauMs = 600 } = {},
): ScoredClip {
  const keep = Math.exp(-1000 / (30 * tauMs));
  let value = sd * random.normal();
  const scores = Array.from({ length: frames }, () => {
    value = keep * value + Math.sqrt(1 - keep * keep) * sd * random.normal();
    return mean + value;
  });
  return scoredClip(name, { frames, fps: 30, keyFrames: [0, frames >> 1], bFrames: null }, scores);
}

/** Twenty to forty times of each step, lognormal around the table times `factor`. */
export function stepTimes(factor: number, random: Random, sd = 0.15): StepTimes {
  const around = (ms: number) => Array.from({ length: 40 }, () => ms * factor * Math.exp(sd * random.normal()));
  return {
    openMs: around(COSTS.openMs),
    decoderInitMs: around(COSTS.decoderInitMs),
    seekMs: around(COSTS.seekMs),
    decodeMs: around(COSTS.decodeMs),
    convertMs: around(COSTS.convertMs),
    inferMs: around(COSTS.inferMs),
    decodeTogetherMs: around(COSTS.decodeMs * 1.3),
    decodersTogether: 2,
  };
}

export const SMALL_SPACE: PolicySpace = {
  ...FULL_SPACE,
  modes: ['hybrid', 'index', 'key-frames'],
  budgetShares: [0.85, 0.95],
  coarseShares: [0.6],
  lambdaSds: [1e-3],
};

export const LIMITS: TunerLimits = {
  budgetMs: 600,
  overShare: 0.02,
  overShareTwiceSlow: 0.05,
  blindShare: 0.01,
  busyMs: Number.POSITIVE_INFINITY,
  memoryKb: Number.POSITIVE_INFINITY,
};

export function tuneInput(seed: number, limits: Partial<TunerLimits> = {}): TuneInput {
  const random = seededRandom(seed);
  const clips = Array.from({ length: 8 }, (_, i) => walkClip(`clip-${i}`, 120 + 40 * i, random));
  const calibrations = [0.8, 1, 1.25].map((factor, i) =>
    calibrateDevice(`phone-${i}`, 'cpu', stepTimes(factor, random)),
  );
  const table = tierTable(calibrations);
  const settings = [{ precision: 'fp32', costs: table.costs, scoreNoiseSd: 0 }];
  const all = { ...LIMITS, ...limits };
  return {
    candidates: enumerateSpace(SMALL_SPACE, {
      budgetMs: all.budgetMs,
      mostDecoders: 2,
      settings,
      paceSd: table.paceSd,
      stepSd: table.stepSd,
      prior: fitPrior(clips),
    }),
    runs: calibratedRuns(clips, table, calibrations, 4, random),
    limits: all,
    memory: { baseKb: 50_000, decoderKb: 8_000 },
    seed,
  };
}
