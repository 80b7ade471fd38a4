import type { Tx } from '../../db/transaction.ts';

/** Median time of a launch, set-up included, over the tenant's last 200 attempts that succeeded; null when there was none. */
export async function readLaunchMs(tx: Tx, tenantId: string): Promise<number | null> {
  const { rows } = await tx.query<{ ms: number | null }>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS ms FROM (
       SELECT extract(epoch FROM a.ended_at - a.started_at) * 1000 / (b.body->>'launches')::int AS ms
       FROM attempt a JOIN run r ON r.id = a.run_id JOIN benchmark b ON b.id = r.benchmark_id
       WHERE a.tenant_id = $1 AND a.ending = 'succeeded' ORDER BY a.ended_at DESC LIMIT 200) AS recent`,
    [tenantId],
  );
  return rows[0]?.ms ?? null;
}
