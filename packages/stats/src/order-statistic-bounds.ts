import { binomialCdf } from './binomial.ts';

/**
 * A distribution-free interval for the median: the narrowest symmetric pair of order statistics whose coverage is at least `level`
 * (David and Nagaraja, Order Statistics, 7.1). Null when even the extremes do not reach it: below 6 values at 0.95.
 */
export function medianInterval(values: readonly number[], level: number): readonly [number, number] | null {
  const n = values.length;
  const sorted = values.toSorted((a, b) => a - b);
  for (let rank = Math.floor(n / 2); rank >= 1; rank -= 1) {
    if (1 - 2 * binomialCdf(rank - 1, n, 0.5) >= level) return [sorted[rank - 1] as number, sorted[n - rank] as number];
  }
  return null;
}

/** The least rank r (from 1) whose order statistic is an upper `confidence` bound of quantile `q` among n values; null if none is. */
export function upperBoundRank(n: number, q: number, confidence: number): number | null {
  for (let rank = 1; rank <= n; rank += 1) {
    if (binomialCdf(rank - 1, n, q) >= confidence) return rank;
  }
  return null;
}

/** An upper `confidence` bound of quantile `q`, distribution-free; null when there are too few values (below 59 for 0.95 at 0.95). */
export function quantileUpperBound(values: readonly number[], q: number, confidence: number): number | null {
  const rank = upperBoundRank(values.length, q, confidence);
  return rank === null ? null : (values.toSorted((a, b) => a - b)[rank - 1] as number);
}
