import type { Tx } from '../../db/transaction.ts';
import { settleComparisons } from '../comparisons/settle-comparisons.ts';
import { settleGateRuns } from '../gates/settle-gate-runs.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';
import { MAX_ATTEMPTS } from './lease.ts';

interface Due {
  id: string;
  tenant_id: string;
  run_id: string;
  attempts: number;
  accepted: boolean;
  cancel_requested: boolean;
  overdue: boolean;
}

/**
 * Finds by SQL what is due: attempts whose lease or deadline has passed, and runs that queued too long. Frees the device and queues
 * the run again, or ends it. Returns how many runs it touched.
 */
export async function reconcile(tx: Tx): Promise<number> {
  const { rows } = await tx.query<Due>(
    `SELECT a.id, a.tenant_id, a.run_id, r.attempts, a.claim_id IS NOT NULL AS accepted, r.cancel_requested,
       a.deadline < clock_timestamp() AS overdue
     FROM attempt a JOIN run r ON r.id = a.run_id
     WHERE a.ended_at IS NULL AND (a.lease_until < clock_timestamp() OR a.deadline < clock_timestamp())
     LIMIT 200 FOR UPDATE OF r, a SKIP LOCKED`,
  );
  for (const due of rows) await endAttempt(tx, due);
  const { rows: expired } = await tx.query<{ id: string; tenant_id: string }>(
    `UPDATE run SET life_cycle = 'ended', outcome = 'expired', validity = 'invalid', ended_at = clock_timestamp(),
       reasons = reasons || '{waited longer than its queue timeout}'
     WHERE life_cycle = 'queued' AND queue_deadline < clock_timestamp() RETURNING id, tenant_id`,
  );
  for (const run of expired) await writeRunEvent(tx, { tenantId: run.tenant_id, runId: run.id, event: 'run.expired' });
  return rows.length + expired.length + (await settleComparisons(tx)) + (await settleGateRuns(tx));
}

async function endAttempt(tx: Tx, due: Due): Promise<void> {
  const ending = due.overdue ? 'timed-out' : due.accepted ? 'lease-expired' : 'offer-expired';
  await tx.query('UPDATE attempt SET ended_at = clock_timestamp(), ending = $2 WHERE id = $1', [due.id, ending]);
  await writeRunEvent(tx, {
    tenantId: due.tenant_id,
    runId: due.run_id,
    attemptId: due.id,
    event: `attempt.${ending}`,
  });
  // its device is free again, and perhaps its run waits again
  await tx.query('INSERT INTO outbox (tenant_id, topic) VALUES ($1, $2)', [due.tenant_id, 'attempt.ended']);
  if (due.overdue) return end(tx, due, 'timed-out', null, 'ran longer than its run timeout');
  if (due.cancel_requested) return end(tx, due, 'cancelled', null, 'cancelled while its runner was silent');
  if (due.attempts >= MAX_ATTEMPTS)
    return end(tx, due, 'failed', 'host', `its runner fell silent in each of ${due.attempts} attempts`);
  await tx.query(
    `UPDATE run SET life_cycle = 'queued', launches_done = 0, waits_for = '{}', waits_since = NULL WHERE id = $1`,
    [due.run_id],
  );
}

async function end(tx: Tx, due: Due, outcome: string, fault: string | null, reason: string): Promise<void> {
  await tx.query(
    `UPDATE run SET life_cycle = 'ended', outcome = $2, validity = 'invalid', fault = $3, reasons = reasons || $4, ended_at = clock_timestamp()
     WHERE id = $1`,
    [due.run_id, outcome, fault, [reason]],
  );
  await writeRunEvent(tx, {
    tenantId: due.tenant_id,
    runId: due.run_id,
    attemptId: due.id,
    event: 'run.ended',
    details: { outcome, fault, reason },
  });
}
