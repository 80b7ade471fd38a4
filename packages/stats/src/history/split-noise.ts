import type { DetectorConfig } from './detector-config.ts';

/** Deviations beyond this many SDs count as this many: a spike must neither widen the scale nor fake a correlation. */
const CLIP = 3;
/** SD of a normal variable over its mean absolute deviation (sqrt(pi/2)), and over the 90th percentile of its absolute deviations. */
const SD_PER_MEAN_DEVIATION = 1.2533;
const SD_PER_NINTH_DECILE = 0.608;
const MAX_CORRELATION = 0.9;

/** The noise within the two sides of a split. */
export interface SplitNoise {
  /** In the unit of the values; 0 when each side is constant. */
  readonly sd: number;
  /** Of the difference of the two means, allowing for autocorrelation; in the unit of the values. */
  readonly standardError: number;
}

/**
 * Scale from clipped mean absolute deviations, correlation of neighbours from the clipped residuals, drawn towards a prior because a few
 * dozen runs tell little of it. `residuals` are the values less the level of their side, `at` the length of the first side.
 */
export function splitNoise(residuals: Float64Array, at: number, config: DetectorConfig): SplitNoise {
  const n = residuals.length;
  const deviations = residuals.map(Math.abs).sort();
  // not the median deviation: it sees nothing of a second state that every fifth or third run is in
  const ninthDecile = deviations[Math.ceil(0.9 * n) - 1] as number;
  // nearly all runs may lie exactly on their level: then there is nothing to clip at
  const limit = ninthDecile > 0 ? CLIP * SD_PER_NINTH_DECILE * ninthDecile : Infinity;
  let sum = 0;
  for (const deviation of deviations) sum += Math.min(limit, deviation);
  const sd = (SD_PER_MEAN_DEVIATION * sum) / (n - 2);
  if (sd === 0) return { sd, standardError: 0 };
  const own = lagOneCorrelation(residuals, CLIP * sd);
  // + (1 + 3 own) / n: bias of the sample correlation (Kendall 1954)
  const unbiased = own + (1 + 3 * Math.max(0, own)) / n;
  const { priorRuns, priorCorrelation } = config;
  const drawn = (n * unbiased + priorRuns * priorCorrelation) / (n + priorRuns);
  const correlation = Math.min(MAX_CORRELATION, Math.max(0, drawn));
  const variance = varianceOfMean(at, correlation) + varianceOfMean(n - at, correlation);
  return { sd, standardError: sd * Math.sqrt(variance) };
}

function lagOneCorrelation(residuals: Float64Array, limit: number): number {
  let [previous, product, square] = [0, 0, 0];
  for (const residual of residuals) {
    const clipped = Math.max(-1, Math.min(1, residual / limit));
    product += clipped * previous;
    square += clipped * clipped;
    previous = clipped;
  }
  return product / square;
}

/** Variance of the mean of n runs of a first-order autoregression with unit variance. */
function varianceOfMean(n: number, correlation: number): number {
  const rest = 1 - correlation;
  return ((1 + correlation) / rest - (2 * correlation * (1 - correlation ** n)) / (n * rest * rest)) / n;
}
