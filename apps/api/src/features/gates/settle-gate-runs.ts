import type { GateRun } from '@framefarm/contracts';
import { overallVerdict } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { readGateRuns } from './gate-store.pg.ts';
import { judgeGateRun } from './judge-gate-run.ts';
import { readCircumstances } from './read-circumstances.ts';
import { readLadder } from './read-ladder.ts';

/** Judges the gate runs whose comparisons have all ended, under the circumstances that are kept with them. Returns how many. */
export async function settleGateRuns(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ id: string; tenant_id: string }>(
    `SELECT g.id, g.tenant_id FROM gate_run g WHERE g.state = 'measuring' AND NOT EXISTS (
       SELECT 1 FROM gate_run_comparison gc JOIN comparison c ON c.id = gc.comparison_id WHERE gc.gate_run_id = g.id AND c.state <> 'ended')
     LIMIT 20 FOR UPDATE OF g SKIP LOCKED`,
  );
  for (const { id, tenant_id } of rows) {
    const [run] = await readGateRuns(tx, tenant_id, { id });
    if (run === undefined) continue;
    const circumstances = await circumstancesOf(tx, tenant_id, run);
    const rules = await judgeGateRun(tx, tenant_id, run, circumstances);
    await tx.query(
      `UPDATE gate_run SET state = 'ended', verdict = $2, verdict_text = $3, circumstances = $4, ended_at = clock_timestamp() WHERE id = $1`,
      [id, overallVerdict(rules, circumstances.ladder), JSON.stringify(rules), circumstances],
    );
  }
  return rows.length;
}

/** Those of now; a tier whose breaker was open at the start was not measured, whatever it is now. */
async function circumstancesOf(tx: Tx, tenantId: string, run: GateRun): Promise<GateRun['circumstances']> {
  const { informational, broken } = await readCircumstances(tx, tenantId, run.gate.definition.rules, run.createdAt);
  const before = run.circumstances.broken;
  const later = broken.filter(({ tier }) => before.every((one) => one.tier !== tier));
  const ladder =
    run.gate.definition.ladder === undefined
      ? {}
      : { ladder: await readLadder(tx, tenantId, run.candidate, run.gate.definition.channel) };
  return { informational, broken: [...before, ...later], ...ladder };
}
