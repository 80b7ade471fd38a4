/** 1 when anything regressed, else 3 when anything is inconclusive or invalid or nothing was measured, else 0. */
export function exitCodeOf(verdicts: readonly string[]): number {
  if (verdicts.includes('regress')) return 1;
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'pass' || verdict === 'improve') ? 0 : 3;
}
