import { regularizedBeta } from './regularized-beta.ts';

/** P(F > f) for the F distribution with d1 and d2 degrees of freedom (Abramowitz and Stegun 26.6.2). */
export function upperFShare(f: number, d1: number, d2: number): number {
  return regularizedBeta(d2 / (d2 + d1 * f), d2 / 2, d1 / 2);
}
