// The rule of Mozilla's Perfherder (mozilla/treeherder, treeherder/perfalert/perfalert, MPL-2.0): the same rule, written anew.

export interface PerfherderOptions {
  /** Fewest and most runs before a run that it is compared with. */
  readonly minBackWindow: number;
  readonly maxBackWindow: number;
  /** Runs from it on. */
  readonly foreWindow: number;
  readonly tThreshold: number;
}

/** The settings of its tests and of production in 2026. */
export const PERFHERDER_DEFAULTS: PerfherderOptions = {
  minBackWindow: 12,
  maxBackWindow: 24,
  foreWindow: 12,
  tThreshold: 7,
};

/** Perfherder's changes: local maxima of |t| above the threshold, t between linearly weighted windows on either side of each run. */
export function perfherderChanges(values: readonly number[], options = PERFHERDER_DEFAULTS): number[] {
  const { minBackWindow, maxBackWindow, foreWindow, tThreshold } = options;
  const n = values.length;
  const scores = new Float64Array(n);
  const isJudged = new Uint8Array(n);
  let sinceLast = 0;
  for (let i = 1; i < n; i += 1) {
    const back = Math.min(i, maxBackWindow, Math.max(sinceLast, minBackWindow));
    const fore = Math.min(n - i, foreWindow);
    scores[i] = Math.abs(weightedT(values, i, back, fore));
    isJudged[i] = back >= minBackWindow && fore >= foreWindow ? 1 : 0;
    sinceLast = (scores[i] as number) > tThreshold ? 0 : sinceLast + 1;
  }
  const changes: number[] = [];
  for (let i = 1; i < n; i += 1) {
    const score = scores[i] as number;
    const isPeak = (scores[i - 1] as number) <= score && (i + 1 === n || (scores[i + 1] as number) <= score);
    if (isJudged[i] === 1 && score > tThreshold && isPeak) changes.push(i);
  }
  return changes;
}

function weightedT(values: readonly number[], at: number, back: number, fore: number): number {
  const before = weightedMoments(values, at - 1, -1, back);
  const after = weightedMoments(values, at, 1, fore);
  const delta = after.mean - before.mean;
  if (delta === 0) return 0;
  if (before.variance === 0 && after.variance === 0) return Infinity;
  return delta / Math.sqrt(before.variance / back + after.variance / fore);
}

/** Mean with weights falling linearly away from the split, and the variance of the unweighted values round it. */
function weightedMoments(values: readonly number[], from: number, direction: 1 | -1, length: number) {
  let [sum, weights] = [0, 0];
  for (let k = 0; k < length; k += 1) {
    const weight = (length - k) / length;
    sum += (values[from + direction * k] as number) * weight;
    weights += weight;
  }
  const mean = sum / weights;
  let squares = 0;
  for (let k = 0; k < length; k += 1) squares += ((values[from + direction * k] as number) - mean) ** 2;
  return { mean, variance: length > 1 ? squares / (length - 1) : 0 };
}
