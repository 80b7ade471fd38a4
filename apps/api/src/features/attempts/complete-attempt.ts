import type { CompleteBody } from '@framefarm/contracts';
import { sustainedTiming, unfitBecause } from '@framefarm/domain';
import { FROZEN_PARAMETERS } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { sha256 } from '../../http/auth.ts';
import { judgeGoldenRun } from '../breakers/judge-golden-run.ts';
import { judgePairRun } from '../comparisons/judge-pair-run.ts';
import { watchHealth } from '../runners/watch-health.pg.ts';
import { type Expected, judgeReport } from '../runs/judge-report.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';
import { type RunRow, readAttemptRecords, readRunRows } from '../runs/run-store.pg.ts';
import { launchValues, summariseReport } from '../runs/summarise-report.ts';
import { appendToSeries } from '../series/append-to-series.ts';
import { type HeldAttempt, type Holder, lockAttempt, requireLease } from './held-attempt.pg.ts';
import { keepGatedLaunches } from './keep-gated-launches.ts';
import { MAX_ATTEMPTS, MAX_TAINTED } from './lease.ts';

const NOT_WAITING = `waits_for = '{}', waits_since = NULL`;

/**
 * Ends an attempt and, unless its run gets another chance (tainted, drifted, or failed by nobody under test), its run: judged, summarised, stored, in one transaction. The same
 * completion again changes nothing.
 */
export async function completeAttempt(tx: Tx, holder: Holder, body: CompleteBody): Promise<void> {
  const attempt = await lockAttempt(tx, holder);
  const digest = sha256(JSON.stringify(body));
  if (attempt.ended_at !== null && attempt.body_sha256 === digest) return;
  requireLease(attempt, body.fence);
  const [run] = await readRunRows(tx, holder.tenantId, { runId: attempt.run_id });
  if (run === undefined) throw new TypeError(`attempt ${attempt.id} has no run`);
  const { tenantId } = holder;
  const launches = body.launches ?? [];
  // before the report is read: what a launch is worth must not depend on how fast it was
  const gated = await keepGatedLaunches(tx, { tenantId, attempt, run, launches });
  const records = await readAttemptRecords(tx, attempt.id);
  const claimed = {
    outcome: body.outcome,
    validity: body.tainted || gated.reasons.length > 0 ? ('tainted' as const) : ('valid' as const),
    fault: body.fault,
    reasons: [...body.reasons, ...gated.reasons],
  };
  const judged =
    run.comparison_id === null
      ? judgeReport(
          records,
          expectedOf(run, attempt, launches.length > gated.begun ? gated.begun : run.body.launches),
          claimed,
        )
      : await judgePairRun(tx, run.id, claimed);
  await tx.query(`UPDATE attempt SET ended_at = clock_timestamp(), ending = $2, body_sha256 = $3 WHERE id = $1`, [
    attempt.id,
    judged.outcome,
    digest,
  ]);
  const event = { tenantId, runId: run.id, attemptId: attempt.id };
  await watchHealth(tx, attempt, {
    tenantId,
    purpose: run.body.purpose ?? 'measure',
    judged,
    fault: body.fault,
  });
  if (judged.validity === 'tainted' && !run.cancel_requested && (await taintedBefore(tx, attempt)) < MAX_TAINTED) {
    await tx.query(`UPDATE run SET life_cycle = 'queued', ${NOT_WAITING}, reasons = reasons || $2 WHERE id = $1`, [
      run.id,
      judged.reasons,
    ]);
    await tx.query(`UPDATE attempt SET ending = 'tainted' WHERE id = $1`, [attempt.id]);
    await writeRunEvent(tx, { ...event, event: 'run.queued-again', details: { tainted: judged.reasons } });
    return;
  }
  if (mayTryAgain(body) && !run.cancel_requested && run.attempts < MAX_ATTEMPTS) {
    await tx.query(`UPDATE run SET life_cycle = 'queued', ${NOT_WAITING}, launches_done = 0 WHERE id = $1`, [run.id]);
    await writeRunEvent(tx, {
      ...event,
      event: 'run.queued-again',
      details: { failed: judged.reasons, fault: body.fault },
    });
    return;
  }
  const golden = {
    tenantId,
    deviceId: attempt.device_id,
    attemptId: attempt.id,
    run,
    records,
    judged,
  };
  const again = run.body.purpose === 'health' ? await judgeGoldenRun(tx, golden) : null;
  if (again !== null) {
    await tx.query(`UPDATE run SET life_cycle = 'queued', ${NOT_WAITING}, launches_done = 0 WHERE id = $1`, [run.id]);
    await writeRunEvent(tx, { ...event, event: 'run.queued-again', details: { drifted: again } });
    return;
  }
  const unfit = unfitBecause(gated, run.body.launches, FROZEN_PARAMETERS.verdict.maxBrokenPairShare);
  const reasons = unfit === null ? judged.reasons : [...judged.reasons, unfit];
  // the launches of two arms are no series of one thing
  const values = run.comparison_id === null ? launchValues(records) : {};
  for (const [metric, list] of Object.entries(values)) {
    await tx.query('INSERT INTO measurement (attempt_id, tenant_id, metric, launch_values) VALUES ($1, $2, $3, $4)', [
      attempt.id,
      tenantId,
      metric,
      list,
    ]);
  }
  await tx.query(
    `UPDATE run SET life_cycle = 'ended', outcome = $2, validity = $3, fault = $4, reasons = reasons || $5, summary = $6, launches_done = $7,
       ${NOT_WAITING}, ended_at = clock_timestamp() WHERE id = $1`,
    [
      run.id,
      judged.outcome,
      judged.validity,
      judged.fault,
      reasons,
      run.comparison_id === null ? JSON.stringify(summariseReport(records, values)) : null,
      new Set(records.map((record) => record.launch)).size,
    ],
  );
  // a phone under load for half an hour is no history of the same phone at rest
  if (judged.outcome === 'succeeded' && judged.validity === 'valid' && run.body.sustained === undefined)
    await appendToSeries(tx, { tenantId, deviceId: attempt.device_id, run, records, values });
  await writeRunEvent(tx, { ...event, event: 'run.ended', details: { ...judged, reasons } });
}

/** What the report of a run has to hold, of as many launches as began. */
function expectedOf(
  { body, platform, device_body, configuration }: RunRow,
  { id, fence }: HeldAttempt,
  launches: number,
): Expected {
  if (platform === null || device_body === null) throw new TypeError(`attempt ${id} has no device`);
  const { clips, iterations, sustained } = body;
  return {
    launches,
    picks: clips.length * iterations,
    fence,
    platform,
    body: device_body,
    precision: configuration.precision,
    ...(sustained === undefined ? {} : { sustainedMs: sustainedTiming(sustained.minutes).durationMs }),
  };
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
