import { findRoot } from '../special/find-root.ts';
import { logGamma } from '../special/log-gamma.ts';
import { normalCdf } from '../special/normal.ts';
import { studentQuantile } from '../special/student-t.ts';

/** Points of Simpson's rule over the distribution of the estimated spread; odd. */
const POINTS = 241;
const NEGLIGIBLE = 1e-16;

/**
 * The smallest true increase (as B/A - 1) that a two-sided t test at `alpha` finds with probability `power`, from the standard error of
 * the mean log ratio and its degrees of freedom: se times the shift at which the noncentral t has that power.
 */
export function minimumDetectableEffect(se: number, df: number, alpha: number, power: number): number {
  const powerAt = noncentralPower(df, -studentQuantile(alpha / 2, df));
  let high = 1;
  while (powerAt(high) < power) high *= 2;
  return Math.expm1(se * findRoot((shift) => powerAt(shift) - power, 0, high));
}

/** The least number of pairs, at most `limit`, whose minimum detectable effect is at most `effect` at log-ratio spread `sd`; null if none. */
export function pairsNeeded(sd: number, effect: number, alpha: number, power: number, limit: number): number | null {
  const isEnough = (pairs: number) => minimumDetectableEffect(sd / Math.sqrt(pairs), pairs - 1, alpha, power) <= effect;
  let [low, high] = [2, limit];
  if (!isEnough(limit)) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * P(|T| > critical) of a noncentral t by its shift: the normal probability given the ratio s of estimated to true spread, averaged over s,
 * whose square is chi-square over its degrees of freedom (Johnson, Kotz and Balakrishnan 1995, 31.2).
 */
function noncentralPower(df: number, critical: number): (shift: number) => number {
  const logFront = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  // in u = sqrt(s) the integrand is smooth at zero from one degree of freedom on
  const step = Math.sqrt(1 + 9 / Math.sqrt(df)) / (POINTS - 1);
  const nodes = Array.from({ length: POINTS }, (_, i) => {
    const u = i * step;
    const s = u * u;
    const density = i === 0 ? 0 : 2 * u * Math.exp(logFront + (df - 1) * Math.log(s) - (df / 2) * s * s);
    const simpson = i === 0 || i === POINTS - 1 ? 1 : i % 2 === 1 ? 4 : 2;
    return { limit: critical * s, mass: (simpson * density * step) / 3 };
  }).filter(({ mass }) => mass > NEGLIGIBLE);
  return (shift) =>
    nodes.reduce((sum, { limit, mass }) => sum + mass * (normalCdf(shift - limit) + normalCdf(-shift - limit)), 0);
}
