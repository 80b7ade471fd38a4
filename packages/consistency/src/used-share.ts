import type { JudgedFigure } from './judge-pair.ts';
import { METRICS } from './words.ts';

/** What equal captures have; the others are best at 0. */
const IDEAL = { psnrDb: 100, rankCorrelation: 1 } as const;

/** How much of its tolerance a figure uses: 0 for equal captures, 1 at the limit, more beyond it. */
export function usedShare({ metric, value, limit }: Pick<JudgedFigure, 'metric' | 'value' | 'limit'>): number {
  if (METRICS[metric].better === 'high') {
    const ideal = metric === 'psnrDb' ? IDEAL.psnrDb : IDEAL.rankCorrelation;
    return Math.max(0, (ideal - value) / (ideal - limit));
  }
  if (value <= 0) return 0;
  return limit === 0 ? Infinity : value / limit;
}
