import type { TuneBody } from '@framefarm/contracts';
import { seededRandom } from '@framefarm/phone-model';
import {
  BLIND_SHARE,
  type CostCalibration,
  FULL_SPACE,
  type ReplayRun,
  type ScoredClip,
  type TierTable,
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
/** Of a tuning that names none. */
export const DEFAULT_SEED = 1;
/** Replay aims lower than the 5 % that the certificate asks for, so that certifying is quick (sampling-policy research, 3.3). */
const LIMITS = { overShare: 0.02, overShareTwiceSlow: 0.03 };

/** The clips on the calibrated phones, drawn by the seed: the same for every policy that is replayed over them, whenever that is. */
export function replayRunsOf(
  traces: readonly PlannerTrace[],
  devices: readonly CostCalibration[],
  seed: number,
): { readonly clips: readonly ScoredClip[]; readonly table: TierTable; readonly runs: readonly ReplayRun[] } {
  const clips = traces.map(({ clip, index, scores }) => scoredClip(clip, index, scores));
  const table = tierTable(devices);
  const times = Math.ceil(RUNS / (clips.length * table.devices.length));
  return { clips, table, runs: calibratedRuns(clips, table, devices, times, seededRandom(seed)) };
}

/** What a policy may take; without a cap whatever it likes, but for blind picks. */
type Caps = Pick<TuneBody, 'budgetMs' | 'mostBusyMs' | 'mostMemoryKb' | 'mostBlindShare'>;

interface Draws {
  readonly seed: number;
  /** What the precision adds to a score. */
  readonly scoreNoiseSd: number;
}

/** What the tuner replays. The same evidence and seed give the same input. Traces from the field refresh the prior, nothing else. */
export function tuneInputOf(
  traces: readonly PlannerTrace[],
  calibrations: Calibrations,
  caps: Caps,
  { seed, scoreNoiseSd }: Draws,
  field: readonly ScoredClip[] = [],
): TuneInput {
  const { budgetMs, mostBusyMs, mostMemoryKb, mostBlindShare } = caps;
  const none = Number.POSITIVE_INFINITY;
  const { clips, table, runs } = replayRunsOf(traces, calibrations.devices, seed);
  const setting = { precision: calibrations.precision, costs: table.costs, scoreNoiseSd };
  return {
    candidates: enumerateSpace(FULL_SPACE, {
      budgetMs,
      mostDecoders: calibrations.mostDecoders,
      settings: [setting],
      paceSd: table.paceSd,
      stepSd: table.stepSd,
      prior: fitPrior([...clips, ...field]),
    }),
    runs,
    limits: {
      ...LIMITS,
      budgetMs,
      blindShare: mostBlindShare ?? BLIND_SHARE,
      busyMs: mostBusyMs ?? none,
      memoryKb: mostMemoryKb ?? none,
    },
    memory: calibrations.memory,
    seed,
  };
}
