import { binomialCdf } from './binomial.ts';
import { ascending } from './quantile.ts';

/**
 * A distribution-free interval for the median: the narrowest symmetric pair of order statistics whose coverage is at least `level`
 * (David and Nagaraja, Order Statistics, 7.1). Null when even the extremes do not reach it: below 6 values at 0.95.
 */
export function medianInterval(values: readonly number[], level: number): readonly [number, number] | null {
  const n = values.length;
  const ranks = quantileIntervalRanks(n, 0.5, level);
  if (ranks === null) return null;
  const sorted = ascending(values);
  // symmetric by definition; the general ranks already are for the median, up to a tie between two equally narrow pairs
  const rank = Math.min(ranks[0], n + 1 - ranks[1]);
  return [sorted[rank - 1] as number, sorted[n - rank] as number];
}

/**
 * Ranks (from 1) of the order statistics that enclose quantile `q` of the distribution of n independent values with probability at
 * least `level`, each tail at most half of the rest: coverage is P(r <= Binomial(n, q) < s) (David and Nagaraja, 7.1). Null when the values
 * are too few: for the p95 at 0.95 below 72 (two tails of 2.5 % each).
 */
export function quantileIntervalRanks(n: number, q: number, level: number): readonly [number, number] | null {
  const tail = (1 - level) / 2;
  // the largest r with P(X < r) <= tail, the least s with P(X >= s) <= tail
  const lower = leastRank(n, (rank) => binomialCdf(rank - 1, n, q) > tail) - 1;
  const upper = leastRank(n, (rank) => binomialCdf(rank - 1, n, q) >= 1 - tail);
  return lower < 1 || upper > n ? null : [lower, upper];
}

/** The interval of {@link quantileIntervalRanks} in the unit of the values; null for too few. */
export function quantileInterval(
  values: readonly number[],
  q: number,
  level: number,
): readonly [number, number] | null {
  const ranks = quantileIntervalRanks(values.length, q, level);
  if (ranks === null) return null;
  const sorted = ascending(values);
  return [sorted[ranks[0] - 1] as number, sorted[ranks[1] - 1] as number];
}

/** The least rank r (from 1) whose order statistic is an upper `confidence` bound of quantile `q` among n values; null if none is. */
export function upperBoundRank(n: number, q: number, confidence: number): number | null {
  const rank = leastRank(n, (candidate) => binomialCdf(candidate - 1, n, q) >= confidence);
  return rank > n ? null : rank;
}

/** An upper `confidence` bound of quantile `q`, distribution-free; null when there are too few values (below 59 for 0.95 at 0.95). */
export function quantileUpperBound(values: readonly number[], q: number, confidence: number): number | null {
  const rank = upperBoundRank(values.length, q, confidence);
  return rank === null ? null : (ascending(values)[rank - 1] as number);
}

/** The least rank in 1..n for which `holds`, which is false up to some rank and true from there on; n + 1 if it never is. */
function leastRank(n: number, holds: (rank: number) => boolean): number {
  let [low, high] = [1, n + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
