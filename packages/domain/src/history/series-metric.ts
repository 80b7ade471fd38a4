import { STAGES } from '../words.ts';

/** What has a history: one number per run, the median over its launches. */
export const SERIES_METRICS = ['total', ...STAGES, 'pssKb', 'score'] as const;
export type SeriesMetric = (typeof SERIES_METRICS)[number];

/** Which way is better. */
export function directionOf(metric: SeriesMetric): 'lower' | 'higher' {
  return metric === 'score' ? 'higher' : 'lower';
}
