import type { VerdictName } from '@framefarm/stats';

/** So many comparisons are tried for one alert; then it expires, unheard. */
export const MAX_CONFIRMATIONS = 2;

/** What follows for an alert from the verdict of the last good build (A) against the first bad one (B), in comparison number `tries` (from 1). */
export function afterConfirmation(verdict: VerdictName, tries: number): 'confirm' | 'refute' | 'expire' | 'again' {
  if (verdict === 'regress') return 'confirm';
  if (verdict === 'pass' || verdict === 'improve') return 'refute';
  return tries < MAX_CONFIRMATIONS ? 'again' : 'expire';
}
