import { PolicyInputError } from '../errors.ts';
import { type CostTable, checkCosts } from './cost-table.ts';

export const PLANNER_MODES = ['scan', 'index', 'hybrid', 'coarse-to-fine', 'key-frames', 'frugal'] as const;
/**
 * `scan`: the whole clip once, evenly. `index`: the frame with the highest reservation value next. `hybrid`: scan and then look between
 * the best frames when a scan fits the budget, else index. `coarse-to-fine`: key frames and a spread of others, then between the best.
 * `key-frames`: key frames only. `frugal`: as index with one decoder, but it learns how much the scores of this clip vary and stops
 * as soon as no frame is worth its work; lambda is the price of that work.
 */
export type PlannerMode = (typeof PLANNER_MODES)[number];

/** What scores are like before a clip has been seen, learnt from dense traces: an Ornstein-Uhlenbeck process. */
export interface ScorePrior {
  readonly mean: number;
  readonly sd: number;
  /** Time after which the autocorrelation has fallen to 1/e. */
  readonly tauMs: number;
  /** How many scored frames the mean of the traces counts for. */
  readonly kappa: number;
  /** Frames before this time are expected to score lower (fade-in, settling camera), by so many standard deviations. */
  readonly openingMs: number;
  readonly openingDropSds: number;
}

/** What the phone's thermal status (Android: 0 none .. 6 shutdown) changes. The highest step at or below the status holds. */
export interface ThermalStep {
  readonly status: number;
  readonly budgetShare: number;
  readonly decoders: number;
  readonly floor: boolean;
}

/** Everything that the planner is told by the policy. Times in milliseconds, scores in the model's unit. */
export interface PlannerPolicy {
  readonly mode: PlannerMode;
  /** From opening the clip to the choice. */
  readonly budgetMs: number;
  /** Share of the budget that is planned with; the rest is for stalls. */
  readonly budgetShare: number;
  readonly decoders: number;
  readonly decodersPreviewActive: number;
  readonly prior: ScorePrior;
  readonly costs: CostTable;
  /** Spread of phones and runs around the table, and of steps around the phone: standard deviations of logarithms. */
  readonly paceSd: number;
  readonly stepSd: number;
  /** A step is started only if it would end within the budget even when slower by so many standard deviations. */
  readonly guardSds: number;
  /** Score that a millisecond of work has to be expected to gain. */
  readonly lambda: number;
  /** Distance of the candidate frames of the index mode; larger in long clips. */
  readonly strideFrames: number;
  /** Frames scored before the search may stop for lack of promise, and after which it stops. */
  readonly minFrames: number;
  readonly maxFrames: number;
  /** scan, hybrid: share of the frames affordable for the engine that the scan takes. */
  readonly coarseShare: number;
  /** scan, hybrid: a thinner scan is not begun. */
  readonly minScanFps: number;
  readonly thermalSteps: readonly ThermalStep[];
  /** Battery saver acts as this thermal status. */
  readonly lowPowerStatus: number;
  /** One key frame and one decoder only, when opening alone has taken more than this share of the budget. */
  readonly floorShare: number;
}

/** Steps of the research, section 3.6: from MODERATE (2) on less time and one decoder, from SEVERE (3) on the floor. */
export const THERMAL_STEPS: readonly ThermalStep[] = [
  { status: 2, budgetShare: 0.6, decoders: 1, floor: false },
  { status: 3, budgetShare: 0.6, decoders: 1, floor: true },
];

type Range = readonly [least: number, most: number];
const RANGES: Partial<Record<keyof PlannerPolicy, Range>> = {
  budgetMs: [1, 60_000],
  budgetShare: [0.1, 1],
  decoders: [1, 8],
  decodersPreviewActive: [1, 8],
  paceSd: [0.01, 3],
  stepSd: [0.01, 3],
  guardSds: [0, 6],
  lambda: [0, 1],
  strideFrames: [1, 600],
  minFrames: [1, 4096],
  maxFrames: [1, 4096],
  coarseShare: [0.01, 1],
  minScanFps: [0, 240],
  lowPowerStatus: [0, 6],
  floorShare: [0, 1],
};
const WHOLE: readonly (keyof PlannerPolicy)[] = ['decoders', 'decodersPreviewActive', 'minFrames', 'maxFrames'];
const PRIOR_RANGES: Record<keyof ScorePrior, Range> = {
  mean: [-1e6, 1e6],
  sd: [1e-9, 1e6],
  tauMs: [1, 1e6],
  kappa: [0, 1e6],
  openingMs: [0, 60_000],
  openingDropSds: [0, 10],
};

/** @throws PolicyInputError that names the first field outside its range */
export function checkPlannerPolicy(policy: PlannerPolicy): void {
  checkCosts(policy.costs);
  for (const [name, range] of Object.entries(RANGES)) checkRange(name, policy[name as keyof PlannerPolicy], range);
  for (const [name, range] of Object.entries(PRIOR_RANGES))
    checkRange(`prior.${name}`, policy.prior[name as keyof ScorePrior], range);
  for (const name of WHOLE) {
    if (!Number.isInteger(policy[name]))
      throw new PolicyInputError(`${name} is ${String(policy[name])}: it has to be a whole number`);
  }
  if (!PLANNER_MODES.includes(policy.mode))
    throw new PolicyInputError(`mode "${policy.mode}" is unknown: one of ${PLANNER_MODES.join(', ')}`);
}

function checkRange(name: string, value: unknown, [least, most]: Range): void {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new PolicyInputError(`${name} is ${String(value)}: it has to lie within ${least} and ${most}`);
}
