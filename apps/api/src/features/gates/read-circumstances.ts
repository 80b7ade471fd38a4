import type { GateRule, GateRun } from '@framefarm/contracts';
import { FROZEN_PARAMETERS } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { readOpenBreakers } from '../breakers/breaker-store.pg.ts';
import { readBreakersOpenedSince } from '../breakers/breakers-opened-since.pg.ts';
import { readNoise } from '../noise/read-noise.ts';

/**
 * What is known of the farm now, for the rules of a gate: which of them rest on a metric that nights of A/A have demoted, and which tiers judge
 * nothing because their circuit breaker is open, or has opened since `since` and so while the launches were measured. Null: only what is so now.
 */
export async function readCircumstances(
  tx: Tx,
  tenantId: string,
  rules: readonly GateRule[],
  since: string | null,
): Promise<GateRun['circumstances']> {
  const { floors } = await readNoise(tx, tenantId);
  const informational = rules.flatMap(({ tier, value, quantile }, rule) => {
    const floor = floors.find((one) => one.tier === tier && one.metric === value && one.quantile === quantile);
    if (floor?.isInformational !== true) return [];
    const least = percent(floor.falseAlarmRate[0] ?? 0);
    const reason =
      `nights of A/A found ${floor.falseAlarms} false alarms in ${floor.comparisons} comparisons of ${value} ${quantile} on tier ${tier}, ` +
      `so surely more than ${least}, where ${percent(FROZEN_PARAMETERS.verdict.alpha)} is nominal`;
    return [{ rule, reason }];
  });
  const broken = [];
  for (const tier of new Set(rules.map((rule) => rule.tier))) {
    const [open] = [
      ...(await readOpenBreakers(tx, tenantId, tier)),
      ...(since === null ? [] : await readBreakersOpenedSince(tx, tenantId, tier, since)),
    ];
    if (open !== undefined) broken.push({ tier, reason: open.reason });
  }
  return { informational, broken };
}

const percent = (share: number) => `${Number((100 * share).toFixed(2))} %`;
