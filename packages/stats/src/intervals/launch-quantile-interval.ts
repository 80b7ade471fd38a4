import { ascending, quantileOfSorted } from '../quantile.ts';
import { meanEstimate, tInterval } from './t-interval.ts';

/**
 * Interval of a latency quantile over launches, in the unit of the values: Student's t over log(quantile of the launch), one number per
 * launch, so that iterations of one launch may depend on each other. It speaks of the geometric mean over launches of the launch's quantile.
 * Null below two launches. Values must be above zero and every launch must have one.
 */
export function launchQuantileInterval(
  launches: readonly (readonly number[] | Float64Array)[],
  q: number,
  alpha: number,
): { readonly estimate: number; readonly interval: readonly [number, number] } | null {
  const logs = launches.map((values) => Math.log(quantileOfSorted(ascending(values), q)));
  const estimate = meanEstimate(logs);
  if (estimate === null) return null;
  const [low, high] = tInterval(estimate, alpha);
  return { estimate: Math.exp(estimate.mean), interval: [Math.exp(low), Math.exp(high)] };
}
