import { findRoot } from '../special/find-root.ts';
import { logGamma } from '../special/log-gamma.ts';
import { normalCdf } from '../special/normal.ts';
import { studentQuantile } from '../special/student-t.ts';

/** Points of Simpson's rule over the distribution of the estimated spread; odd. */
const POINTS = 301;

/**
 * The smallest true increase (as B/A - 1) that a two-sided t test at `alpha` finds with probability `power`, from the standard error of
 * the mean log ratio and its degrees of freedom: se times the shift at which the noncentral t has that power.
 */
export function minimumDetectableEffect(se: number, df: number, alpha: number, power: number): number {
  const critical = -studentQuantile(alpha / 2, df);
  let high = 1;
  while (tPower(high, df, critical) < power) high *= 2;
  return Math.expm1(se * findRoot((shift) => tPower(shift, df, critical) - power, 0, high));
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
 * P(|T| > critical) for a noncentral t: the normal probability given the ratio s of estimated to true spread, averaged over s, whose square
 * is chi-square over its degrees of freedom (Johnson, Kotz and Balakrishnan 1995, 31.2).
 */
function tPower(shift: number, df: number, critical: number): number {
  const logFront = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  const end = 1 + 9 / Math.sqrt(df);
  const step = end / (POINTS - 1);
  let power = 0;
  for (let i = 0; i < POINTS; i += 1) {
    const s = i * step;
    const density =
      s === 0 ? (df === 1 ? Math.exp(logFront) : 0) : Math.exp(logFront + (df - 1) * Math.log(s) - (df / 2) * s * s);
    const simpson = i === 0 || i === POINTS - 1 ? 1 : i % 2 === 1 ? 4 : 2;
    power += simpson * density * (normalCdf(shift - critical * s) + normalCdf(-shift - critical * s));
  }
  return (power * step) / 3;
}
