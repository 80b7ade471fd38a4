import type { Random } from '@framefarm/phone-model';
import { ascending, quantileOfSorted } from '@framefarm/stats';
import { type NoiseFamily, iterationNoise } from './noise-family.ts';

/** Summaries of launches whose iterations were really drawn; a launch of a large simulation takes one of them at random. */
export interface IterationPool {
  /** Log of the median, centred over the pool. */
  readonly median: Float64Array;
  /** Log of the p95, centred over the pool. */
  readonly p95: Float64Array;
  /** Spread of each over the pool. */
  readonly sd: { readonly median: number; readonly p95: number };
}

/** Draws `launches` times `iterations`: what a summary of so many iterations does, without drawing them again for each of millions of launches. */
export function iterationPool(
  family: NoiseFamily,
  random: Random,
  launches: number,
  iterations: number,
): IterationPool {
  const median = new Float64Array(launches);
  const p95 = new Float64Array(launches);
  for (let i = 0; i < launches; i += 1) {
    const sorted = ascending(iterationNoise(family, iterations, random));
    median[i] = quantileOfSorted(sorted, 0.5);
    p95[i] = quantileOfSorted(sorted, 0.95);
  }
  return { median, p95, sd: { median: centre(median), p95: centre(p95) } };
}

/** Takes the mean off and returns the standard deviation. */
function centre(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  values.forEach((value, i) => {
    values[i] = value - mean;
  });
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
