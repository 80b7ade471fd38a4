import { FAULTS_TO_QUARANTINE, type Fault } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import type { HeldAttempt } from '../attempts/held-attempt.pg.ts';
import type { Judgement } from '../runs/judge-report.ts';
import { restDevice } from './rest-device.pg.ts';
import { returnDevice } from './return-device.pg.ts';

interface Ended {
  readonly tenantId: string;
  readonly purpose: 'measure' | 'health';
  readonly judged: Judgement;
  readonly fault: Fault | null;
}

/**
 * Takes a device out of service whose last attempts all ended by its own fault, and lets it back after a valid health run. An attempt that ended
 * otherwise breaks the row.
 */
export async function watchHealth(
  tx: Tx,
  attempt: HeldAttempt,
  { tenantId, purpose, judged, fault }: Ended,
): Promise<void> {
  await tx.query('UPDATE attempt SET fault = $2 WHERE id = $1', [attempt.id, fault]);
  if (purpose === 'health' && judged.validity === 'valid') {
    return returnDevice(tx, { tenantId, actor: attempt.id, deviceId: attempt.device_id });
  }
  if (fault !== 'device') return;
  const { rows } = await tx.query<{ fault: Fault | null }>(
    `SELECT fault FROM attempt WHERE device_id = $1 AND ended_at IS NOT NULL ORDER BY fence DESC LIMIT $2`,
    [attempt.device_id, FAULTS_TO_QUARANTINE],
  );
  if (rows.length < FAULTS_TO_QUARANTINE || rows.some((row) => row.fault !== 'device')) return;
  const reason = `${FAULTS_TO_QUARANTINE} attempts in a row failed by fault of the device, last: ${judged.reasons.at(-1) ?? 'no reason given'}`;
  const already = await tx.query('SELECT 1 FROM device WHERE id = $1 AND quarantined_at IS NOT NULL', [
    attempt.device_id,
  ]);
  if (already.rowCount === 0)
    await restDevice(tx, {
      tenantId,
      actor: attempt.id,
      deviceId: attempt.device_id,
      action: 'device.quarantine',
      reason,
    });
}
