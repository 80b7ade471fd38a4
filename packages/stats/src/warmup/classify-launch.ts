import { FROZEN_PARAMETERS } from '../frozen-parameters.ts';
import { momentsOf } from '../intervals/moments.ts';
import { ascending, quantileOfSorted } from '../quantile.ts';
import { flagOutliers } from './flag-outliers.ts';
import { pelt } from './pelt.ts';

export type LaunchClass = 'flat' | 'warmup' | 'slowdown' | 'no-steady';

export interface LaunchSteadiness {
  readonly class: LaunchClass;
  /** First iteration (from 0) of the steady state; null when there is none. */
  readonly steadyFrom: number | null;
  readonly reason: string;
}

interface Segment {
  /** Indices into the launch, [from, to). */
  readonly from: number;
  readonly to: number;
  /** Median of the logarithms. */
  readonly level: number;
  /** Standard error of the level, iterations that depend on each other included. */
  readonly error: number;
}

/**
 * Classifies a launch by the course of its iterations (Barrett et al. 2017, 4.2-4.3, on relative instead of absolute tolerances): segments
 * by PELT of mean and variance with a penalty per log n, a steady state when no segment in the last part differs from the last one, warm-up when
 * everything that differs before was slower, slowdown when something was faster. Values: positive, in order of execution. A flat launch
 * that is noisy may start later than 0: where its next iterations show the level of all of them.
 */
export function classifyLaunch(values: Float64Array): LaunchSteadiness {
  const { minIterations, tailIterations, tailShare, equivalentWithin, errorsAllowed } = FROZEN_PARAMETERS.warmup;
  const n = values.length;
  if (n < minIterations)
    return {
      class: 'no-steady',
      steadyFrom: null,
      reason: `${n} iterations are too few to tell: ${minIterations} needed`,
    };
  const logs = values.map((value) => Math.log(value));
  const segments = segmentsOf(logs);
  const last = segments.at(-1) as Segment;
  const differs = (segment: Segment) =>
    Math.abs(segment.level - last.level) >
    Math.max(equivalentWithin, errorsAllowed * Math.hypot(segment.error, last.error));
  const lastOther = segments.findLastIndex(differs);
  const boundary = segments[lastOther + 1] as Segment;
  const tailFrom = n - Math.min(tailIterations, Math.floor(n * tailShare));
  if (boundary.from > tailFrom) {
    const change = Math.expm1(last.level - (segments[lastOther] as Segment).level);
    const reason = `the level still changes by ${(100 * change).toFixed(1)} % at iteration ${boundary.from} of ${n}`;
    return { class: 'no-steady', steadyFrom: null, reason };
  }
  const cold = boundary.from === 0 ? coldHead(logs) : 0;
  const steadyFrom = Math.max(settledFrom(logs, boundary.from), cold);
  const before = segments.slice(0, lastOther + 1).filter(differs);
  if (steadyFrom > boundary.from) {
    const head = logs.subarray(boundary.from, steadyFrom);
    const error = last.error * Math.sqrt((last.to - last.from) / head.length);
    const cut = { from: boundary.from, to: steadyFrom, level: medianOf(head), error };
    if (differs(cut)) before.push(cut);
  }
  if (before.length === 0) return { class: 'flat', steadyFrom, reason: 'no iteration level differs from the last one' };
  return before.some(({ level }) => level < last.level)
    ? { class: 'slowdown', steadyFrom, reason: `faster before iteration ${steadyFrom} than after it` }
    : { class: 'warmup', steadyFrom, reason: `slower before iteration ${steadyFrom} than after it` };
}

function segmentsOf(logs: Float64Array): readonly Segment[] {
  const { outlierWindow, penaltyPerLog, minSegment, maxGrid, varianceFloor } = FROZEN_PARAMETERS.warmup;
  const flags = flagOutliers(logs, outlierWindow);
  const kept = Uint32Array.from(logs.keys()).filter((i) => flags[i] === 0);
  const clean = logs.filter((_, i) => flags[i] === 0);
  const starts = pelt(clean, {
    penalty: penaltyPerLog * Math.log(clean.length),
    minLength: Math.max(minSegment.least, Math.min(minSegment.most, Math.floor(clean.length / minSegment.perLaunch))),
    step: Math.max(1, Math.floor(clean.length / maxGrid)),
    varianceFloor,
  });
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? clean.length;
    const own = clean.subarray(start, end);
    const to = i + 1 < starts.length ? (kept[end] as number) : logs.length;
    return { from: start === 0 ? 0 : (kept[start] as number), to, level: medianOf(own), error: levelError(own) };
  });
}

/** sd / sqrt n, widened for lag-one autocorrelation as for AR(1): (1 + phi) / (1 - phi) (Priestley 1981, 5.3). */
function levelError(values: Float64Array): number {
  const { mean, variance } = momentsOf(values);
  if (variance === 0) return 0;
  let products = 0;
  for (let i = 1; i < values.length; i += 1)
    products += ((values[i] as number) - mean) * ((values[i - 1] as number) - mean);
  const phi = Math.min(0.9, Math.max(0, products / ((values.length - 1) * variance)));
  return Math.sqrt(((variance / values.length) * (1 + phi)) / (1 - phi));
}

/**
 * The first iteration from `from` on whose next `settleWindow` ones have the level of all that follow: a segment starts where the likelihood
 * says, which on a slow approach is before it is over. `from` itself when none is close enough in the first half.
 */
function settledFrom(logs: Float64Array, from: number): number {
  const { settleWindow, settleWithin, settleStep } = FROZEN_PARAMETERS.warmup;
  const rest = logs.subarray(from);
  if (rest.length < 2 * settleWindow) return from;
  const steady = rest.subarray(Math.floor(rest.length / 2));
  const level = medianOf(steady);
  for (let at = from; at < from + rest.length / 2; at += settleStep) {
    if (Math.abs(medianOf(logs.subarray(at, at + settleWindow)) - level) <= settleWithin) return at;
  }
  return from;
}

/**
 * How many iterations at the very start lie outside what the others do: too few for a segment, and taken for spikes by the segmentation. A
 * single one is a spike.
 */
function coldHead(logs: Float64Array): number {
  const sorted = ascending(logs);
  const level = quantileOfSorted(sorted, 0.5);
  const spread = quantileOfSorted(sorted, 0.9) - quantileOfSorted(sorted, 0.1);
  const limit = Math.max(FROZEN_PARAMETERS.warmup.equivalentWithin, 2 * spread);
  const end = logs.findIndex((log) => Math.abs(log - level) <= limit);
  return end > 1 ? end : 0;
}

function medianOf(values: Float64Array): number {
  return quantileOfSorted(ascending(values), 0.5);
}
