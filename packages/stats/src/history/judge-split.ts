import { median } from '../quantile.ts';
import type { DetectorConfig } from './detector-config.ts';
import { isDrift } from './is-drift.ts';
import { rankTail } from './rank-tail.ts';
import { clippedMean, trimmedMean } from './robust-level.ts';
import { splitNoise } from './split-noise.ts';

/** Why a step was believed. */
export interface Evidence {
  /** Probability, one-sided, that order alone does as much. */
  readonly orderTail: number;
  /** The step over its standard error; null when there was no noise at all. */
  readonly score: number | null;
  /** Noise SD within the two sides, in the unit of the values. */
  readonly noiseSd: number;
}

export interface Step {
  /** Place in the window of the first run after the change. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
  readonly evidence: Evidence;
}

/**
 * Whether the runs of the window from `at` on lie on another level than those before it. Both must hold: order alone would hardly do it
 * (true whatever the noise looks like, spikes included), and the step is large for a series that wanders as much as this one does.
 * `inversions` counts the pairs (before, after) with before > after, a tie as one half.
 */
export function judgeSplit(window: Float64Array, at: number, inversions: number, config: DetectorConfig): Step | null {
  const [n1, n2] = [at, window.length - at];
  const wrong = Math.min(inversions, n1 * n2 - inversions);
  const orderTail = rankTail(wrong, n1, n2);
  const isOrdered = wrong <= config.clearInversions * n1 * n2 && orderTail <= config.clearOrderTail;
  if (orderTail > config.orderTail && !isOrdered) return null;
  const [sideBefore, sideAfter] = [window.subarray(0, at), window.subarray(at)];
  const [medianBefore, medianAfter] = [median(sideBefore), median(sideAfter)];
  const residuals = window.map((value, i) => value - (i < at ? medianBefore : medianAfter));
  const { sd, standardError } = splitNoise(residuals, at, config);
  // nearly as efficient as the mean, and a spike among five runs moves it by half a noise SD at most
  const before = clippedMean(sideBefore, medianBefore, config.levelClip * sd);
  const after = clippedMean(sideAfter, medianAfter, config.levelClip * sd);
  const size = Math.abs(after - before);
  // also when sums of enormous values have overflowed
  if (!(size > 0 && size < Infinity)) return null;
  if (size >= config.burstNoise * sd && isBurst(window, at, (before + after) / 2, config.minSegment)) return null;
  const isClear = size >= config.clearNoise * sd && isOrdered;
  if (orderTail > config.orderTail && !isClear) return null;
  const score = standardError === 0 ? null : size / standardError;
  const fewRuns = isClear ? 1 : 1 + (config.fewRunsPenalty / (n1 + n2)) ** 2;
  if (score !== null && score < config.minScore * fewRuns) return null;
  if (!isLargeEnough(size, before, after, sd, config)) return null;
  if (isDrift(window, { at, before, after, sd }, config.driftMargin)) return null;
  if (nearContrast(window, at, config.contrastRuns) / (after - before) < config.minContrast) return null;
  return { at, before, after, evidence: { orderTail, score, noiseSd: sd } };
}

/** Whether fewer than `minSegment` runs of a side lie on that side's half: the level of a few spikes is not one. */
function isBurst(window: Float64Array, at: number, middle: number, minSegment: number): boolean {
  let [above, aboveAfter] = [0, 0];
  window.forEach((value, i) => {
    if (value <= middle) return;
    above += 1;
    if (i >= at) aboveAfter += 1;
  });
  const [aboveBefore, n2] = [above - aboveAfter, window.length - at];
  const isRise = aboveAfter * at > aboveBefore * n2;
  const own = isRise ? [at - aboveBefore, aboveAfter] : [aboveBefore, n2 - aboveAfter];
  return Math.min(...own) < minSegment;
}

function isLargeEnough(size: number, before: number, after: number, sd: number, config: DetectorConfig): boolean {
  if (size < config.minNoise * sd) return false;
  // levels on either side of zero have no relative size
  const relative = before * after > 0 ? size / Math.abs(before) : Infinity;
  return relative >= config.minEffect || (size >= config.clearEffectNoise * sd && relative >= config.minClearEffect);
}

function nearContrast(window: Float64Array, at: number, runs: number): number {
  return (
    trimmedMean(window.subarray(at, Math.min(window.length, at + runs))) -
    trimmedMean(window.subarray(Math.max(0, at - runs), at))
  );
}
