import type { Comparison, ComparisonRaw } from '@framefarm/contracts';
import { designOf, judgeComparison } from '@framefarm/domain';

/** Computes the verdicts of a comparison anew from its raw values, here, and compares them byte for byte with what the server keeps. */
export function recompute(
  comparison: Comparison,
  { pairs, judgedPairs, isOver }: ComparisonRaw,
): { readonly identical: boolean; readonly recomputed: string; readonly stored: string | null } {
  const recomputed = JSON.stringify(judgeComparison(designOf(comparison), pairs.slice(0, judgedPairs), isOver));
  return { identical: recomputed === comparison.verdictText, recomputed, stored: comparison.verdictText };
}
