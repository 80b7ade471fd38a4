import { studentQuantile } from '../special/student-t.ts';
import { momentsOf } from './moments.ts';
import { type Estimate, meanEstimate } from './t-interval.ts';

/**
 * How many launches give an interval of half-width `halfWidth` (log units), decided once from a first stage: Stein's two-stage procedure
 * (Stein 1945, Annals of Mathematical Statistics 16). Looking after every launch until the interval is narrow enough covers too rarely.
 * Null below two launches.
 */
export function twoStageLaunches(firstStage: readonly number[], halfWidth: number, alpha: number): number | null {
  const first = meanEstimate(firstStage);
  if (first === null) return null;
  const variance = first.se ** 2 * firstStage.length;
  const t = studentQuantile(1 - alpha / 2, first.df);
  return Math.max(firstStage.length, Math.ceil((t ** 2 * variance) / halfWidth ** 2));
}

/**
 * The estimate after the second stage: the mean of all values with the degrees of freedom of the first stage, whose spread makes its t
 * interval exact for normal values although their number was chosen by looking. When all values spread wider than the first stage did,
 * as when it missed a rare launch, their spread counts: that only widens the interval.
 */
export function twoStageEstimate(values: readonly number[], firstStageSize: number): Estimate | null {
  const first = meanEstimate(values.slice(0, firstStageSize));
  if (first === null) return null;
  const all = momentsOf(values);
  const variance = Math.max(first.se ** 2 * firstStageSize, all.variance);
  return { mean: all.mean, se: Math.sqrt(variance / values.length), df: first.df };
}
