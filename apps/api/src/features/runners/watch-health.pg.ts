import { FAULTS_TO_QUARANTINE, type Fault } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import type { HeldAttempt } from '../attempts/held-attempt.pg.ts';
import type { Judgement } from '../runs/judge-report.ts';
import { writeAudit } from './write-audit.pg.ts';

interface Ended {
  readonly purpose: 'measure' | 'health';
  readonly judged: Judgement;
  readonly fault: Fault | null;
}

/**
 * Takes a device out of service whose last attempts all ended by its own fault, and lets it back after a valid health run. An attempt that ended
 * otherwise breaks the row.
 */
export async function watchHealth(tx: Tx, attempt: HeldAttempt, { purpose, judged, fault }: Ended): Promise<void> {
  await tx.query('UPDATE attempt SET fault = $2 WHERE id = $1', [attempt.id, fault]);
  if (purpose === 'health' && judged.validity === 'valid') {
    const { rows } = await tx.query<{ tenant_id: string }>(
      `UPDATE device SET quarantined_at = NULL, quarantine_reason = NULL WHERE id = $1 AND quarantined_at IS NOT NULL RETURNING tenant_id`,
      [attempt.device_id],
    );
    if (rows[0]) await writeAudit(tx, rows[0].tenant_id, attempt.id, 'device.return', { device: attempt.device_id });
    return;
  }
  if (fault !== 'device') return;
  const { rows } = await tx.query<{ fault: Fault | null }>(
    `SELECT fault FROM attempt WHERE device_id = $1 AND ended_at IS NOT NULL ORDER BY fence DESC LIMIT $2`,
    [attempt.device_id, FAULTS_TO_QUARANTINE],
  );
  if (rows.length < FAULTS_TO_QUARANTINE || rows.some((row) => row.fault !== 'device')) return;
  const reason = `${FAULTS_TO_QUARANTINE} attempts in a row failed by fault of the device, last: ${judged.reasons.at(-1) ?? 'no reason given'}`;
  const { rows: put } = await tx.query<{ tenant_id: string }>(
    `UPDATE device SET quarantined_at = clock_timestamp(), quarantine_reason = $2 WHERE id = $1 AND quarantined_at IS NULL RETURNING tenant_id`,
    [attempt.device_id, reason.slice(0, 500)],
  );
  if (put[0])
    await writeAudit(tx, put[0].tenant_id, attempt.id, 'device.quarantine', { device: attempt.device_id, reason });
}
