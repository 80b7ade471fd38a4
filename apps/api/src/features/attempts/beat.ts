import type { Heartbeat, HeartbeatBody } from '@framefarm/contracts';
import type { Static } from 'typebox';
import type { Tx } from '../../db/transaction.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';
import { type Holder, lockAttempt, requireLease } from './held-attempt.pg.ts';
import type { LeaseTimes } from './lease.ts';

/** Renews the lease, notes how far the run is, and tells whether somebody wants it cancelled. */
export async function beat(
  tx: Tx,
  holder: Holder,
  body: Static<typeof HeartbeatBody>,
  times: LeaseTimes,
): Promise<Static<typeof Heartbeat>> {
  const attempt = await lockAttempt(tx, holder);
  requireLease(attempt, body.fence);
  await tx.query(`UPDATE attempt SET lease_until = clock_timestamp() + $2 * interval '1 ms' WHERE id = $1`, [
    attempt.id,
    times.leaseMs,
  ]);
  const { rows } = await tx.query<{ cancel_requested: boolean; before: string }>(
    `UPDATE run SET life_cycle = $2, launches_done = $3, waits_for = $4,
       waits_since = CASE WHEN $4 = '{}'::text[] THEN NULL ELSE clock_timestamp() - $5 * interval '1 ms' END,
       launch_since = clock_timestamp() - $6::float8 * interval '1 ms'
     FROM (SELECT life_cycle AS before FROM run WHERE id = $1) AS old WHERE id = $1 RETURNING cancel_requested, before`,
    [
      attempt.run_id,
      body.lifeCycle,
      body.launchesDone,
      body.waiting?.for ?? [],
      body.waiting?.sinceMs ?? 0,
      body.launchMs ?? null,
    ],
  );
  if (rows[0]?.before !== body.lifeCycle) {
    await writeRunEvent(tx, {
      tenantId: holder.tenantId,
      runId: attempt.run_id,
      attemptId: attempt.id,
      event: `run.${body.lifeCycle}`,
    });
  }
  return { leaseMs: times.leaseMs, cancel: rows[0]?.cancel_requested ?? false };
}
