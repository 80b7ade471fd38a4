import { seededRandom } from '@framefarm/phone-model';
import {
  FULL_SPACE,
  type TuneInput,
  calibratedRuns,
  enumerateSpace,
  fitPrior,
  scoredClip,
  tierTable,
} from '@framefarm/policy';
import type { Calibrations } from './calibrations-of.ts';
import type { PlannerTrace } from './planner-traces-of.ts';

/** Enough to tell 1 % of runs over budget from 3 % (binomial, two standard errors). */
const RUNS = 400;
/** Replay aims lower than the 5 % that the certificate asks for, so that certifying is quick (sampling-policy research, 3.3). */
const LIMITS = { overShare: 0.02, overShareTwiceSlow: 0.03 };

/** What the tuner replays. The same evidence and seed give the same input. */
export function tuneInputOf(
  traces: readonly PlannerTrace[],
  calibrations: Calibrations,
  budgetMs: number,
  seed: number,
): TuneInput {
  const clips = traces.map(({ clip, index, scores }) => scoredClip(clip, index, scores));
  const table = tierTable(calibrations.devices);
  const times = Math.ceil(RUNS / (clips.length * table.devices.length));
  const setting = { precision: calibrations.precision, costs: table.costs, scoreNoiseSd: 0 };
  return {
    candidates: enumerateSpace(FULL_SPACE, {
      budgetMs,
      mostDecoders: calibrations.mostDecoders,
      settings: [setting],
      paceSd: table.paceSd,
      stepSd: table.stepSd,
      prior: fitPrior(clips),
    }),
    runs: calibratedRuns(clips, table, calibrations.devices, times, seededRandom(seed)),
    limits: { budgetMs, ...LIMITS, busyMs: Number.POSITIVE_INFINITY, memoryKb: Number.POSITIVE_INFINITY },
    memory: { baseKb: calibrations.peakPssKb, decoderKb: 0 },
    seed,
  };
}
