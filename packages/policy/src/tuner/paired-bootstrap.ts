import type { Random } from '@framefarm/phone-model';
import { quantile } from '@framefarm/stats';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Percentile bootstrap over groups (Efron and Tibshirani 1993, 13.3): groups of runs that belong together, clips for example, are drawn
 * with repetition, and `statistic` is computed of the drawn groups' indices. Two policies replayed over the same runs are compared inside the statistic, so the
 * difference is paired.
 */
export function groupBootstrap(
  groups: readonly (readonly number[])[],
  statistic: (runs: readonly number[]) => number,
  random: Random,
  draws = 1000,
  level = 0.95,
): Interval {
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const runs: number[] = [];
    for (let k = 0; k < groups.length; k += 1) {
      for (const run of groups[Math.floor(random.uniform() * groups.length)] as readonly number[]) runs.push(run);
    }
    values.push(statistic(runs));
  }
  return {
    low: quantile(values, (1 - level) / 2) ?? Number.NaN,
    high: quantile(values, (1 + level) / 2) ?? Number.NaN,
  };
}

/** Indices of the runs by key, in the order in which the keys appear. */
export function groupIndices<T>(items: readonly T[], keyOf: (item: T) => string): number[][] {
  const groups = new Map<string, number[]>();
  items.forEach((item, i) => {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  });
  return [...groups.values()];
}
