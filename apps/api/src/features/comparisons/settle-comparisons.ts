import type { Tx } from '../../db/transaction.ts';
import { lockComparison, readComparisonRows } from './comparison-store.pg.ts';
import { judgeNow } from './judge-now.ts';

/**
 * What nobody else sees: pairs whose attempt has ended with them open are discarded whole, and a comparison whose runs have all ended is judged
 * by what there is. Returns how many rows it touched.
 */
export async function settleComparisons(tx: Tx): Promise<number> {
  const { rowCount } = await tx.query(
    `UPDATE launch_pair p SET state = 'discarded', reasons = '{session-lost}', ended_at = clock_timestamp()
     FROM attempt a WHERE a.id = p.attempt_id AND p.state = 'open' AND a.ended_at IS NOT NULL`,
  );
  const { rows } = await tx.query<{ id: string; tenant_id: string }>(
    `SELECT c.id, c.tenant_id FROM comparison c WHERE c.state = 'measuring'
     AND NOT EXISTS (SELECT 1 FROM run r WHERE r.benchmark_id = c.benchmark_id AND r.life_cycle <> 'ended') LIMIT 20`,
  );
  for (const { id, tenant_id } of rows) {
    await lockComparison(tx, id);
    const [row] = await readComparisonRows(tx, tenant_id, { id });
    if (row?.state === 'measuring') await judgeNow(tx, row, true);
  }
  return (rowCount ?? 0) + rows.length;
}
