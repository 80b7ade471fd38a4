import type { GateRun } from '@framefarm/contracts';
import { type JudgedRule, type MeasuredTier, type Tier, designOf, judgeGate } from '@framefarm/domain';
import { FROZEN_PARAMETERS } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { requireComparison } from '../comparisons/comparison-store.pg.ts';
import { readRaw } from '../comparisons/read-raw.pg.ts';

/** The verdicts of a gate run whose comparisons have ended, from their raw pairs and the circumstances that are kept with it. */
export async function judgeGateRun(
  tx: Tx,
  tenantId: string,
  { gate, comparisons }: Pick<GateRun, 'gate' | 'comparisons'>,
  circumstances: GateRun['circumstances'],
): Promise<readonly JudgedRule[]> {
  const measured = new Map<Tier, MeasuredTier>();
  for (const { tier, comparisonId } of comparisons) {
    const comparison = await requireComparison(tx, tenantId, comparisonId);
    const pairs = (await readRaw(tx, comparison)).slice(0, comparison.judged_pairs);
    measured.set(tier, { comparisonId, design: designOf(comparison.body), pairs });
  }
  const { rules, alpha = FROZEN_PARAMETERS.verdict.alpha } = gate.definition;
  return judgeGate({ rules, alpha, measured, circumstances });
}
