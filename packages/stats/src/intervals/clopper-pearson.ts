import { betaQuantile } from '../special/regularized-beta.ts';

/** The exact interval of a share after `hits` in `n` trials (Clopper and Pearson 1934), coverage at least 1 - alpha. */
export function clopperPearson(hits: number, n: number, alpha: number): readonly [number, number] {
  return [
    hits === 0 ? 0 : betaQuantile(alpha / 2, hits, n - hits + 1),
    hits === n ? 1 : betaQuantile(1 - alpha / 2, hits + 1, n - hits),
  ];
}

/** The upper bound alone, coverage at least 1 - alpha. */
export function shareUpperBound(hits: number, n: number, alpha: number): number {
  return clopperPearson(hits, n, 2 * alpha)[1];
}
