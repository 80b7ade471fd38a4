import { FROZEN_PARAMETERS } from '../frozen-parameters.ts';
import { betaQuantile } from '../special/regularized-beta.ts';
import { momentsOf } from './moments.ts';
import { type Estimate, welchEstimate } from './t-interval.ts';

/**
 * The difference of two independent arms: Welch's, with the 2n - 2 degrees of freedom of Student's two-sample t when both arms have n values
 * and their variances are compatible. Equal sizes make Student's test keep its level (Posten, Yeh and Owen 1982) and few launches cannot
 * spare the freedom that Satterthwaite's formula takes (simulated, five against five, +5 %: 0.7 to 1.8 points more power). Null
 * when an arm has fewer than two values.
 */
export function armDifference(first: readonly number[], second: readonly number[]): Estimate | null {
  const { poolFromLaunches, equalVarianceQuantile } = FROZEN_PARAMETERS.verdict;
  const welch = welchEstimate(first, second);
  if (welch === null || first.length !== second.length || first.length < poolFromLaunches) return welch;
  const [a, b] = [momentsOf(first).variance, momentsOf(second).variance];
  const freedom = first.length - 1;
  // the quantile of F with equal degrees of freedom, as odds of the beta quantile
  const x = betaQuantile(equalVarianceQuantile, freedom / 2, freedom / 2);
  const isCompatible = Math.max(a, b) <= Math.min(a, b) * (x / (1 - x));
  return isCompatible ? { ...welch, df: 2 * freedom } : welch;
}
