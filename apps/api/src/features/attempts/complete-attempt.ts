import type { CompleteBody } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { sha256 } from '../../http/auth.ts';
import { judgeGoldenRun } from '../breakers/judge-golden-run.ts';
import { judgePairRun } from '../comparisons/judge-pair-run.ts';
import { watchHealth } from '../runners/watch-health.pg.ts';
import { judgeReport } from '../runs/judge-report.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';
import { readAttemptRecords, readRunRows } from '../runs/run-store.pg.ts';
import { launchValues, summariseReport } from '../runs/summarise-report.ts';
import { appendToSeries } from '../series/append-to-series.ts';
import { type HeldAttempt, type Holder, lockAttempt, requireLease } from './held-attempt.pg.ts';
import { MAX_ATTEMPTS, MAX_TAINTED } from './lease.ts';

/**
 * Ends an attempt and, unless its run gets another chance (tainted, drifted, or failed by nobody under test), its run: judged, summarised, stored, in one transaction. The same
 * completion again changes nothing.
 */
export async function completeAttempt(tx: Tx, holder: Holder, body: CompleteBody): Promise<void> {
  const attempt = await lockAttempt(tx, holder);
  const digest = sha256(JSON.stringify(body));
  if (attempt.ended_at !== null && attempt.body_sha256 === digest) return;
  requireLease(attempt, body.fence);
  const records = await readAttemptRecords(tx, attempt.id);
  const [run] = await readRunRows(tx, holder.tenantId, { runId: attempt.run_id });
  if (!run?.platform || !run.device_body) throw new TypeError(`attempt ${attempt.id} has no run or device`);
  const expected = {
    launches: run.body.launches,
    picks: run.body.clips.length * run.body.iterations,
    fence: attempt.fence,
    platform: run.platform,
    body: run.device_body,
    precision: run.configuration.precision,
  };
  const claimed = {
    outcome: body.outcome,
    validity: body.tainted ? ('tainted' as const) : ('valid' as const),
    fault: body.fault,
    reasons: body.reasons,
  };
  const judged =
    run.comparison_id === null ? judgeReport(records, expected, claimed) : await judgePairRun(tx, run.id, claimed);
  await tx.query(`UPDATE attempt SET ended_at = clock_timestamp(), ending = $2, body_sha256 = $3 WHERE id = $1`, [
    attempt.id,
    judged.outcome,
    digest,
  ]);
  const event = { tenantId: holder.tenantId, runId: run.id, attemptId: attempt.id };
  await watchHealth(tx, attempt, {
    tenantId: holder.tenantId,
    purpose: run.body.purpose ?? 'measure',
    judged,
    fault: body.fault,
  });
  if (judged.validity === 'tainted' && !run.cancel_requested && (await taintedBefore(tx, attempt)) < MAX_TAINTED) {
    await tx.query(`UPDATE run SET life_cycle = 'queued', reasons = reasons || $2 WHERE id = $1`, [
      run.id,
      judged.reasons,
    ]);
    await tx.query(`UPDATE attempt SET ending = 'tainted' WHERE id = $1`, [attempt.id]);
    await writeRunEvent(tx, { ...event, event: 'run.queued-again', details: { tainted: judged.reasons } });
    return;
  }
  if (mayTryAgain(body) && !run.cancel_requested && run.attempts < MAX_ATTEMPTS) {
    await tx.query(`UPDATE run SET life_cycle = 'queued', launches_done = 0 WHERE id = $1`, [run.id]);
    await writeRunEvent(tx, {
      ...event,
      event: 'run.queued-again',
      details: { failed: judged.reasons, fault: body.fault },
    });
    return;
  }
  const golden = {
    tenantId: holder.tenantId,
    deviceId: attempt.device_id,
    attemptId: attempt.id,
    run,
    records,
    judged,
  };
  const again = run.body.purpose === 'health' ? await judgeGoldenRun(tx, golden) : null;
  if (again !== null) {
    await tx.query(`UPDATE run SET life_cycle = 'queued', launches_done = 0 WHERE id = $1`, [run.id]);
    await writeRunEvent(tx, { ...event, event: 'run.queued-again', details: { drifted: again } });
    return;
  }
  // the launches of two arms are no series of one thing
  const values = run.comparison_id === null ? launchValues(records) : {};
  for (const [metric, list] of Object.entries(values)) {
    await tx.query('INSERT INTO measurement (attempt_id, tenant_id, metric, launch_values) VALUES ($1, $2, $3, $4)', [
      attempt.id,
      holder.tenantId,
      metric,
      list,
    ]);
  }
  await tx.query(
    `UPDATE run SET life_cycle = 'ended', outcome = $2, validity = $3, fault = $4, reasons = reasons || $5, summary = $6, launches_done = $7,
       waits_for = '{}', waits_since = NULL, ended_at = clock_timestamp() WHERE id = $1`,
    [
      run.id,
      judged.outcome,
      judged.validity,
      judged.fault,
      judged.reasons,
      run.comparison_id === null ? JSON.stringify(summariseReport(records, values)) : null,
      new Set(records.map((record) => record.launch)).size,
    ],
  );
  if (judged.outcome === 'succeeded' && judged.validity === 'valid')
    await appendToSeries(tx, { tenantId: holder.tenantId, deviceId: attempt.device_id, run, records, values });
  await writeRunEvent(tx, { ...event, event: 'run.ended', details: judged });
}

/** What the subject does is the finding; what a phone, a host or heat did is tried again. */
function mayTryAgain({ outcome, fault, retryable }: CompleteBody): boolean {
  return outcome === 'failed' && retryable === true && fault !== null && fault !== 'subject';
}

async function taintedBefore(tx: Tx, attempt: HeldAttempt): Promise<number> {
  const { rows } = await tx.query<{ count: string }>(
    `SELECT count(*) FROM attempt WHERE run_id = $1 AND ending = 'tainted'`,
    [attempt.run_id],
  );
  return Number(rows[0]?.count ?? 0);
}
