import { findRoot } from './find-root.ts';
import { regularizedBeta } from './regularized-beta.ts';

/** Distribution function of Student's t with `df` > 0 degrees of freedom, whole or not (DLMF 8.17, Abramowitz and Stegun 26.7.1). */
export function studentCdf(t: number, df: number): number {
  const square = t * t;
  // near the middle the other side of the beta function keeps the digits
  const tail =
    square < 1
      ? 0.5 - regularizedBeta(square / (df + square), 0.5, df / 2) / 2
      : regularizedBeta(df / (df + square), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The quantile p, 0 < p < 1, of Student's t. */
export function studentQuantile(p: number, df: number): number {
  if (p > 0.5) return -studentQuantile(1 - p, df);
  let low = -1;
  while (studentCdf(low, df) > p) low *= 2;
  return findRoot((t) => studentCdf(t, df) - p, low, 0);
}

/** Two-sided p-value of a t statistic. */
export function studentTwoSidedP(t: number, df: number): number {
  return 2 * studentCdf(-Math.abs(t), df);
}
