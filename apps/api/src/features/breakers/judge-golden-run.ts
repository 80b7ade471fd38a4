import type { ReportRecord } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { writeAudit } from '../runners/write-audit.pg.ts';
import type { Judgement } from '../runs/judge-report.ts';
import type { RunRow } from '../runs/run-store.pg.ts';
import { launchValues } from '../runs/summarise-report.ts';
import { noteGoldenRun } from './note-golden-run.ts';
import { driftReason, readGoldenDrift } from './read-golden-drift.pg.ts';

interface EndedGoldenRun {
  readonly tenantId: string;
  readonly deviceId: string;
  readonly attemptId: string;
  readonly run: RunRow;
  readonly records: readonly ReportRecord[];
  readonly judged: Judgement;
}

/**
 * Judges the health run of a phone: that it is valid, and that it lies where the phone's own earlier ones do. The first drift makes the phone suspect
 * and has the run measured again; a second one in a row counts as a failed golden run. Returns why the run is to be measured again, null when it is
 * judged.
 */
export async function judgeGoldenRun(tx: Tx, golden: EndedGoldenRun): Promise<string | null> {
  const { tenantId, deviceId, attemptId, run, records, judged } = golden;
  if (judged.outcome === 'cancelled' || judged.validity === 'tainted') return null;
  const isValid = judged.validity === 'valid';
  const start = records.find((record) => record.type === 'launch');
  const drift =
    isValid && start?.timing === 'measured'
      ? await readGoldenDrift(tx, {
          tenantId,
          deviceId,
          attemptId,
          run,
          harness: start.harness.version,
          totalMs: launchValues(records)['total'] ?? [],
        })
      : null;
  const note = (ok: boolean, reasons: readonly string[]) =>
    noteGoldenRun(tx, { tenantId, deviceId, attemptId, isValid: ok, submittedAt: run.created_at, reasons });
  if (drift?.isDrift !== true) {
    if (isValid) await setSuspect(tx, deviceId, null);
    await note(isValid, judged.reasons);
    return null;
  }
  const reason = driftReason(drift);
  const { rows } = await tx.query<{ suspect_reason: string | null }>(
    'SELECT suspect_reason FROM device WHERE id = $1',
    [deviceId],
  );
  const isSecond = (rows[0]?.suspect_reason ?? null) !== null;
  await setSuspect(tx, deviceId, reason);
  if (isSecond) {
    await note(false, [`${reason}, twice in a row`]);
    return null;
  }
  await writeAudit(tx, tenantId, attemptId, 'device.suspect', { device: deviceId, reason });
  return run.cancel_requested ? null : reason;
}

async function setSuspect(tx: Tx, deviceId: string, reason: string | null): Promise<void> {
  await tx.query('UPDATE device SET suspect_reason = $2 WHERE id = $1', [deviceId, reason]);
}
