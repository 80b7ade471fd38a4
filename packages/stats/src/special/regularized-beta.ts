import { findRoot } from './find-root.ts';
import { logGamma } from './log-gamma.ts';

const TINY = 1e-300;
const EPSILON = 1e-16;

/** I_x(a, b), the distribution function of Beta(a, b): the continued fraction DLMF 8.17.22 by the modified Lentz algorithm. */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // the fraction converges fast only on this side
  if (x > (a + 1) / (a + b + 2)) return 1 - regularizedBeta(1 - x, b, a);
  const logFront = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b) - Math.log(a);
  return Math.exp(logFront) / continuedFraction(x, a, b);
}

/** The quantile p of Beta(a, b). */
export function betaQuantile(p: number, a: number, b: number): number {
  return findRoot((x) => regularizedBeta(x, a, b) - p, 0, 1);
}

function continuedFraction(x: number, a: number, b: number): number {
  let value = 1;
  let c = 1;
  let d = 0;
  for (let step = 1; step <= 10_000; step += 1) {
    const m = Math.floor(step / 2);
    const term =
      step % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / keepAway(1 + term * d);
    c = keepAway(1 + term / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < EPSILON) break;
  }
  return value;
}

function keepAway(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
