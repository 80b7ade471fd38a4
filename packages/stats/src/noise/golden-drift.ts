import { momentsOf } from '../intervals/moments.ts';
import { studentQuantile } from '../special/student-t.ts';

/** Fewer earlier values say too little of how a phone varies by itself. */
export const LEAST_GOLDEN_BASELINE = 5;
/** Two-sided, of one golden run; a phone is only taken out when the one after it drifted, too, which by chance happens once in ten thousand. */
const ALPHA = 0.01;

export interface GoldenDrift {
  /** Against the phone's own baseline, as new/old - 1. */
  readonly change: number;
  /** The smallest change, up or down, that would have been a drift. */
  readonly limit: number;
  readonly isDrift: boolean;
}

/**
 * How far the golden run of a phone lies from its earlier ones of the same workload: a drift is outside the prediction interval of Student's t for
 * one more value of log time (Hahn and Meeker 1991, 4.7) and beyond the noise floor. Positive times; null while the baseline is too short.
 */
export function goldenDrift(value: number, baseline: readonly number[], noiseFloor: number): GoldenDrift | null {
  if (baseline.length < LEAST_GOLDEN_BASELINE) return null;
  const { mean, variance } = momentsOf(baseline.map(Math.log));
  const spread = Math.sqrt(variance * (1 + 1 / baseline.length));
  const limit = Math.max(studentQuantile(1 - ALPHA / 2, baseline.length - 1) * spread, Math.log1p(noiseFloor));
  const change = Math.log(value) - mean;
  return { change: Math.expm1(change), limit: Math.expm1(limit), isDrift: Math.abs(change) > limit };
}
