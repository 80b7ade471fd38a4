import type { GatedLaunch } from '@framefarm/contracts';
import { type JudgedLaunches, judgeLaunches, limitsFor } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';
import type { RunRow } from '../runs/run-store.pg.ts';
import type { HeldAttempt } from './held-attempt.pg.ts';

interface Gated {
  readonly tenantId: string;
  readonly attempt: HeldAttempt;
  readonly run: RunRow;
  readonly launches: readonly GatedLaunch[];
}

/**
 * Judges the launches of an ordinary run by what was seen of the phone, before anything has looked at a latency, and keeps it with them. A launch
 * that never began leaves an event, for it has nothing to be kept with.
 */
export async function keepGatedLaunches(tx: Tx, { tenantId, attempt, run, launches }: Gated): Promise<JudgedLaunches> {
  refuseOthers(run, launches);
  const limits = limitsFor(run.device_body ?? 'real', run.body.limits);
  const judged = judgeLaunches(launches, limits, run.body.sustained !== undefined);
  for (const { launch, telemetry, missing, waitedFor, waitedMs } of launches) {
    if (telemetry === null) {
      const event = { tenantId, runId: run.id, attemptId: attempt.id, event: 'launch.never-began' };
      await writeRunEvent(tx, { ...event, details: { launch, missing, waitedFor, waitedMs } });
      continue;
    }
    await tx.query(
      `INSERT INTO launch (attempt_id, launch, tenant_id, telemetry, reasons, waited_for, waited_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [attempt.id, launch, tenantId, telemetry, judged.against.get(launch) ?? [], waitedFor, waitedMs],
    );
  }
  return judged;
}

function refuseOthers({ id, body, comparison_id }: RunRow, launches: readonly GatedLaunch[]): void {
  const refuse = (why: string) => new AppError('request.invalid', `run ${id}: ${why}`);
  if (launches.length === 0) return;
  if (comparison_id !== null) throw refuse('it measures pairs; what their gates saw is told when a pair is closed');
  const numbers = new Set(launches.map(({ launch }) => launch));
  if (numbers.size !== launches.length) throw refuse('a launch is told twice');
  const beyond = [...numbers].find((launch) => launch >= body.launches);
  if (beyond !== undefined) throw refuse(`it has ${body.launches} launches, from 0 on, and no launch ${beyond}`);
  const silent = launches.find(({ telemetry, missing }) => (telemetry === null) === (missing.length === 0));
  if (silent !== undefined)
    throw refuse(
      `launch ${silent.launch} needs either what was seen of the phone, or what it lacked and so never began`,
    );
}
