import { findRoot } from './find-root.ts';

/** Standard normal distribution function; relative error below 1e-13, also far out in the lower tail. */
export function normalCdf(z: number): number {
  return z > 0 ? 1 - normalCdf(-z) : lowerTail(-z);
}

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The quantile p, 0 < p < 1, of the standard normal distribution. */
export function normalQuantile(p: number): number {
  // from the lower tail, where the distribution function keeps its digits
  return p > 0.5 ? -normalQuantile(1 - p) : findRoot((z) => normalCdf(z) - p, -40, 0.1);
}

/** P(Z > z) for z >= 0: the series of Marsaglia 2004 near the middle, Laplace's continued fraction (DLMF 7.9.2) outside. */
function lowerTail(z: number): number {
  if (z < 3) {
    let [term, sum] = [z, z];
    for (let k = 3; term > sum * 1e-17; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - normalDensity(z) * sum;
  }
  let fraction = z;
  // enough terms for the last bit, found by doubling them
  for (let k = Math.ceil(20 + 1600 / (z * z)); k >= 1; k -= 1) fraction = z + k / fraction;
  return normalDensity(z) / fraction;
}
