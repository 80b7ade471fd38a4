import type { Comparison, ComparisonRaw, GateRun } from '@framefarm/contracts';
import { type MeasuredTier, type Tier, designOf, judgeGate } from '@framefarm/domain';
import { FROZEN_PARAMETERS } from '@framefarm/stats';
import type { Client } from '../client.ts';

interface Measured {
  readonly tier: Tier;
  readonly comparison: Comparison;
  readonly raw: ComparisonRaw;
}

/** Judges a gate run anew from the raw values of its comparisons, here, and compares the verdicts byte for byte with what the server keeps. */
export async function recomputeGate(api: Client, run: GateRun): Promise<{ identical: boolean; recomputed: string }> {
  const measured = await Promise.all(
    run.comparisons.map(async ({ tier, comparisonId }) => ({
      tier,
      comparison: await api.comparison(comparisonId),
      raw: await api.comparisonRaw(comparisonId),
    })),
  );
  const recomputed = JSON.stringify(judgeAgain(run, measured));
  return { identical: recomputed === run.verdictText, recomputed };
}

function judgeAgain({ gate, circumstances }: GateRun, all: readonly Measured[]) {
  const { rules, alpha = FROZEN_PARAMETERS.verdict.alpha } = gate.definition;
  const measured = new Map<Tier, MeasuredTier>(
    all.map(({ tier, comparison, raw }) => [
      tier,
      { comparisonId: comparison.id, design: designOf(comparison), pairs: raw.pairs.slice(0, raw.judgedPairs) },
    ]),
  );
  return judgeGate({ rules, alpha, measured, circumstances });
}
