import { regularizedBeta } from './special/regularized-beta.ts';

/** P(X <= k) for X ~ Binomial(n, p), 0 < p < 1: I_{1-p}(n - k, k + 1) (DLMF 8.17.5), so that a million values cost no sum. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : regularizedBeta(1 - p, n - k, k + 1);
}
