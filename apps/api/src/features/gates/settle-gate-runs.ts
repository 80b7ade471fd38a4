import type { GateRule, GateRuleVerdict, GateRun } from '@framefarm/contracts';
import {
  type MetricVerdict,
  type RuleVerdict,
  judgeBudget,
  judgeChange,
  missingData,
  overallVerdict,
} from '@framefarm/domain';
import { FROZEN_PARAMETERS } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { type ComparisonRow, readComparisonRows } from '../comparisons/comparison-store.pg.ts';
import { readRaw } from '../comparisons/read-raw.pg.ts';
import { readGateRuns } from './gate-store.pg.ts';

/** Judges the gate runs whose comparisons have all ended. Returns how many. */
export async function settleGateRuns(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ id: string; tenant_id: string }>(
    `SELECT g.id, g.tenant_id FROM gate_run g WHERE g.state = 'measuring' AND NOT EXISTS (
       SELECT 1 FROM gate_run_comparison gc JOIN comparison c ON c.id = gc.comparison_id WHERE gc.gate_run_id = g.id AND c.state <> 'ended')
     LIMIT 20 FOR UPDATE OF g SKIP LOCKED`,
  );
  for (const { id, tenant_id } of rows) {
    const [run] = await readGateRuns(tx, tenant_id, { id });
    if (run === undefined) continue;
    const rules = await judgeRules(tx, tenant_id, run);
    await tx.query(
      `UPDATE gate_run SET state = 'ended', verdict = $2, verdict_text = $3, ended_at = clock_timestamp() WHERE id = $1`,
      [id, overallVerdict(rules.map(({ verdict }) => verdict)), JSON.stringify(rules)],
    );
  }
  return rows.length;
}

async function judgeRules(tx: Tx, tenantId: string, run: GateRun): Promise<GateRuleVerdict[]> {
  const { rules, alpha = FROZEN_PARAMETERS.verdict.alpha } = run.gate.definition;
  const verdicts: GateRuleVerdict[] = [];
  for (const [place, rule] of rules.entries()) {
    const comparisonId = run.comparisons.find(({ tier }) => tier === rule.tier)?.comparisonId ?? null;
    const [comparison] = comparisonId === null ? [] : await readComparisonRows(tx, tenantId, { id: comparisonId });
    const judged = await judge(tx, rule, comparison, alpha / rules.length);
    verdicts.push({
      rule: place,
      value: rule.value,
      quantile: rule.quantile,
      tier: rule.tier,
      estimand: rule.estimand,
      allowedChange:
        rule.budgetMs === undefined ? (rule.allowedChange ?? FROZEN_PARAMETERS.verdict.allowedChange) : null,
      budgetMs: rule.budgetMs ?? null,
      ...judged,
      interval: judged.interval === null ? null : [...judged.interval],
      reasons: [...judged.reasons],
      comparisonId,
    });
  }
  return verdicts;
}

async function judge(
  tx: Tx,
  rule: GateRule,
  comparison: ComparisonRow | undefined,
  alpha: number,
): Promise<RuleVerdict> {
  if (comparison === undefined)
    return missingData(`no phone of tier ${rule.tier} in the baseline's device set was online`, alpha);
  const verdicts = JSON.parse(comparison.verdict_text ?? '[]') as MetricVerdict[];
  const found = verdicts.find(({ value, metric }) => value === rule.value && metric === rule.quantile);
  if (found === undefined)
    return missingData(`comparison ${comparison.id} holds no ${rule.value} ${rule.quantile}`, alpha);
  if (rule.budgetMs === undefined) return judgeChange(rule, found);
  if (found.verdict === 'invalid') return judgeChange({ ...rule, estimand: 'these phones' }, found);
  const pairs = (await readRaw(tx, comparison)).slice(0, comparison.judged_pairs);
  return judgeBudget(rule, rule.budgetMs, pairs, alpha);
}
