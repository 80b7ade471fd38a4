import { STAGES } from '../words.ts';

/** What has a history: one number per run, the median over its launches. */
export const SERIES_METRICS = ['total', ...STAGES, 'pssKb', 'score'] as const;
export type SeriesMetric = (typeof SERIES_METRICS)[number];

/** Which way is better. */
export function directionOf(metric: SeriesMetric): 'lower' | 'higher' {
  return metric === 'score' ? 'higher' : 'lower';
}

/** Whether launch pairs can confirm a change of it: they compare times. Changes of the others are shown and alert nobody. */
export function isConfirmable(metric: SeriesMetric): boolean {
  return metric !== 'pssKb' && metric !== 'score';
}
