import { StatsError } from '../stats-error.ts';

/** Count, sum and sum of squares of independent values: all that a confidence sequence needs of them. */
export interface ValueSums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

export const NO_VALUES: ValueSums = { n: 0, sum: 0, squares: 0 };

/** Below so many values an arm has no confidence sequence: it is asymptotic (measurement research: 3 % false alarms at nominal 1 % from n = 6). */
export const LEAST_VALUES = 30;

export interface DifferenceBounds {
  /** Mean of the candidate minus mean of the control. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Bounds of the difference of two means, in the unit of the values. Each holds with probability 1 - `alpha` at every look at once, however often
 * one looks: the asymptotic one-sided confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (arXiv 2103.06476), tightest
 * at `tightestAt` values per arm. Arms of different size count as two arms of their harmonic mean. Null below 30 values in an arm.
 * @throws StatsError for an alpha outside (0, 0.5)
 */
export function differenceBounds(
  control: ValueSums,
  candidate: ValueSums,
  alpha: number,
  tightestAt: number,
): DifferenceBounds | null {
  if (!(alpha > 0 && alpha < 0.5)) throw new StatsError(`alpha is ${alpha}; it has to lie between 0 and 0.5`);
  if (Math.min(control.n, candidate.n) < LEAST_VALUES) return null;
  const n = 2 / (1 / control.n + 1 / candidate.n);
  const variance = n * (varianceOf(control) / control.n + varianceOf(candidate) / candidate.n);
  const logTwoAlpha = -2 * Math.log(2 * alpha);
  const rhoSquared = (logTwoAlpha + Math.log(logTwoAlpha + 1)) / tightestAt;
  const grown = n * rhoSquared + 1;
  const width = Math.sqrt(
    ((variance * 2 * grown) / (n * n * rhoSquared)) * Math.log(1 + Math.sqrt(grown) / (2 * alpha)),
  );
  const difference = candidate.sum / candidate.n - control.sum / control.n;
  return { difference, low: difference - width, high: difference + width };
}

function varianceOf({ n, sum, squares }: ValueSums): number {
  return Math.max(0, (squares - (sum * sum) / n) / (n - 1));
}

export function addValues(one: ValueSums, other: ValueSums): ValueSums {
  return { n: one.n + other.n, sum: one.sum + other.sum, squares: one.squares + other.squares };
}
