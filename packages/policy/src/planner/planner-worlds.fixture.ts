import { type Random, seededRandom } from '@framefarm/phone-model';
import type { ReplayWorld } from '../replay/replay-policy.ts';
import { type PreparedClip, prepareClip } from './clip-index.ts';
import type { CostTable } from './cost-table.ts';
import { PLANNER_MODES, type PlannerPolicy, THERMAL_STEPS } from './planner-policy.ts';

/** A phone of the middle: about 25 frames in 800 ms. */
export const COSTS: CostTable = {
  openMs: 30,
  decoderInitMs: 60,
  seekMs: 20,
  decodeMs: 3,
  convertMs: 4,
  inferMs: 15,
  contention: 0.3,
};

export const POLICY: PlannerPolicy = {
  mode: 'hybrid',
  budgetMs: 1000,
  budgetShare: 0.95,
  decoders: 2,
  decodersPreviewActive: 1,
  prior: { mean: 0.5, sd: 0.1, tauMs: 500, kappa: 1, openingMs: 300, openingDropSds: 0.3 },
  costs: COSTS,
  paceSd: 0.3,
  stepSd: 0.15,
  guardSds: 2,
  lambda: 1e-5,
  strideFrames: 4,
  minFrames: 3,
  maxFrames: 4096,
  coarseShare: 0.6,
  minScanFps: 2,
  thermalSteps: THERMAL_STEPS,
  lowPowerStatus: 2,
  floorShare: 0.4,
};

const noise = seededRandom(7);
const STEP_RATIOS = Float64Array.from(
  { length: 997 },
  () => Math.exp(0.15 * noise.normal()) * (noise.uniform() < 0.05 ? 3 : 1),
);
const SCORE_NOISE = Float64Array.from({ length: 997 }, () => noise.normal());

export interface RandomWorld {
  readonly clip: PreparedClip;
  readonly scores: Float64Array;
  readonly policy: PlannerPolicy;
  readonly world: ReplayWorld;
}

/** Clips from one frame to twenty seconds, phones from twice as fast to eight times slower than their table, stalls up to three times. */
export function randomWorld(random: Random): RandomWorld {
  const whole = (least: number, most: number) => least + Math.floor(random.uniform() * (most - least + 1));
  const frames = whole(1, random.uniform() < 0.1 ? 3 : 600);
  const keyFrames = [0];
  for (let f = 1; f < frames; f += 1) if (random.uniform() < 0.01) keyFrames.push(f);
  const bFrames =
    random.uniform() < 0.5
      ? null
      : Array.from({ length: frames }, (_, f) => !keyFrames.includes(f) && random.uniform() < 0.5);
  const scores = Float64Array.from({ length: frames }, () => 0.5 + 0.1 * random.normal());
  const factor = Math.exp(Math.log(8) * random.uniform() - Math.log(2) * random.uniform());
  const speed = (ms: number) => ms * Math.exp(random.normal() / 2);
  const costs = Object.fromEntries(
    Object.entries(COSTS).map(([name, value]) => [
      name,
      name === 'contention' ? random.uniform() : speed(value as number),
    ]),
  ) as unknown as CostTable;
  return {
    clip: prepareClip({ frames, fps: whole(10, 60), keyFrames, bFrames }),
    scores,
    policy: {
      ...POLICY,
      mode: PLANNER_MODES[whole(0, PLANNER_MODES.length - 1)] as PlannerPolicy['mode'],
      budgetMs: whole(50, 2000),
      decoders: whole(1, 4),
      guardSds: 3 * random.uniform(),
      lambda: 10 ** (-6 + 3 * random.uniform()),
      strideFrames: whole(1, 10),
      maxFrames: random.uniform() < 0.2 ? whole(1, 10) : 4096,
      costs,
    },
    world: {
      decodeFactor: factor,
      inferFactor: factor * Math.exp(0.3 * random.normal()),
      stepRatios: STEP_RATIOS,
      at: whole(0, 996),
      scoreNoise: SCORE_NOISE,
      noiseAt: whole(0, 996),
    },
  };
}
