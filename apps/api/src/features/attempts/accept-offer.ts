import type { Tx } from '../../db/transaction.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';
import { type Holder, lockAttempt, requireLease } from './held-attempt.pg.ts';
import type { LeaseTimes } from './lease.ts';

/** The runner takes the offer; the same claim id again is harmless. */
export async function acceptOffer(tx: Tx, holder: Holder, claimId: string, times: LeaseTimes): Promise<void> {
  const attempt = await lockAttempt(tx, holder);
  requireLease(attempt, holder.fence);
  if (attempt.claim_id === claimId) return;
  await tx.query(
    `UPDATE attempt SET claim_id = $2, lease_until = clock_timestamp() + $3 * interval '1 ms' WHERE id = $1`,
    [attempt.id, claimId, times.leaseMs],
  );
  await tx.query(`UPDATE run SET life_cycle = 'scrubbing' WHERE id = $1`, [attempt.run_id]);
  await writeRunEvent(tx, {
    tenantId: holder.tenantId,
    runId: attempt.run_id,
    attemptId: attempt.id,
    event: 'run.scrubbing',
  });
}
