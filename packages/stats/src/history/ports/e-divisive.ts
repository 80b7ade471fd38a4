// E-divisive as MongoDB's signal-processing-algorithms runs it (Apache-2.0), written anew after Matteson and James 2014 and Daly et al.,
// "The Use of Change Point Detection to Identify Software Performance Regressions in a Continuous Integration System" (ICPE 2020).
import { distanceSums } from './distance-sums.ts';

export interface EDivisiveOptions {
  readonly pValue: number;
  readonly permutations: number;
  /** A whole number from 0 and below the limit, each as likely; decides the permutations. */
  readonly randomBelow: (limit: number) => number;
}

interface Candidate {
  readonly at: number;
  readonly statistic: number;
}

/**
 * Its changes in the order found: the split with the largest n m / (n + m) x energy distance over all segments, as long as at most
 * `pValue` of the permutations within segments give a larger one. O(permutations x n log n) for each change.
 */
export function eDivisiveChanges(values: readonly number[], options: EDivisiveOptions): number[] {
  const { pValue, permutations, randomBelow } = options;
  const series = Float64Array.from(values);
  const changes: number[] = [];
  const known = new Map<string, Candidate>();
  for (;;) {
    const bounds = [0, ...changes.toSorted((a, b) => a - b), series.length];
    const segments = bounds.slice(1).map((to, k) => [bounds[k] as number, to] as const);
    let best: Candidate = { at: 0, statistic: -Infinity };
    for (const [from, to] of segments) {
      const key = `${from}-${to}`;
      const { at, statistic } = known.get(key) ?? bestSplit(series.subarray(from, to));
      known.set(key, { at, statistic });
      if (statistic > best.statistic) best = { at: from + at, statistic };
    }
    let larger = 0;
    for (let k = 0; k < permutations; k += 1) {
      let largest = 0;
      for (const [from, to] of segments) {
        largest = Math.max(largest, bestSplit(shuffled(series.subarray(from, to), randomBelow)).statistic);
      }
      if (largest >= best.statistic) larger += 1;
    }
    // its p value divides by one more than the permutations; a split before the first value ends the search
    if (larger / (permutations + 1) > pValue || best.at === 0) return changes;
    changes.push(best.at);
  }
}

/** The first split with the largest statistic; split 0 counts as 0. */
function bestSplit(segment: Float64Array): Candidate {
  const n = segment.length;
  const { toEarlier, toLater } = distanceSums(segment);
  let [between, before, after] = [0, 0, 0];
  for (const sum of toLater) after += sum;
  let best: Candidate = { at: 0, statistic: 0 };
  for (let tau = 1; tau < n; tau += 1) {
    const [earlier, later] = [toEarlier[tau - 1] as number, toLater[tau - 1] as number];
    between += later - earlier;
    before += earlier;
    after -= later;
    const m = n - tau;
    const energy = (2 * between) / (tau * m) - (2 * before) / (tau * tau) - (2 * after) / (m * m);
    const statistic = ((tau * m) / n) * energy;
    if (statistic > best.statistic) best = { at: tau, statistic };
  }
  return best;
}

function shuffled(segment: Float64Array, randomBelow: (limit: number) => number): Float64Array {
  const result = segment.slice();
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = randomBelow(i + 1);
    const kept = result[i] as number;
    result[i] = result[j] as number;
    result[j] = kept;
  }
  return result;
}
