import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { writeRunEvent } from './run-event.pg.ts';

/**
 * A run that nobody has accepted yet ends at once; a run on a phone ends when its runner hears of it by heartbeat, or when the lease
 * runs out. An ended run is `run.ended`.
 */
export async function cancelRun(
  tx: Tx,
  { tenantId, runId }: { readonly tenantId: string; readonly runId: string },
): Promise<void> {
  const { rows } = await tx.query<{ life_cycle: string }>(
    'SELECT life_cycle FROM run WHERE id = $1 AND tenant_id = $2 FOR UPDATE',
    [runId, tenantId],
  );
  if (!rows[0]) throw new AppError('resource.not-found', `there is no run ${runId}; GET /v1/runs lists them`);
  if (rows[0].life_cycle === 'ended') throw new AppError('run.ended', `run ${runId} has ended already`);
  if (rows[0].life_cycle === 'queued' || rows[0].life_cycle === 'offered') {
    await tx.query(`UPDATE attempt SET ended_at = now(), ending = 'cancelled' WHERE run_id = $1 AND ended_at IS NULL`, [
      runId,
    ]);
    await tx.query(
      `UPDATE run SET life_cycle = 'ended', outcome = 'cancelled', validity = 'invalid', cancel_requested = true, ended_at = now(),
         reasons = reasons || '{cancelled before it ran}' WHERE id = $1`,
      [runId],
    );
  } else {
    await tx.query('UPDATE run SET cancel_requested = true WHERE id = $1', [runId]);
  }
  await writeRunEvent(tx, { tenantId, runId, event: 'run.cancel-requested' });
}
