import { HOLD_MINUTES } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { writeAudit } from './write-audit.pg.ts';

interface Hold {
  readonly tenantId: string;
  readonly actor: string;
  readonly deviceId: string;
  readonly by: string;
  readonly reason: string | null;
  readonly minutes?: number | undefined;
}

/**
 * Gives a device to a person: it takes no new run until released or until the time is over; a run under way ends first. The fence rises when it is
 * idle, so nothing older can touch it. The holder may say it again to stay longer; anybody else is refused with `device.held`.
 */
export async function holdDevice(tx: Tx, { tenantId, actor, deviceId, by, reason, minutes }: Hold): Promise<void> {
  const { rows } = await tx.query<{ hold_by: string | null; holds: boolean; busy: boolean }>(
    `SELECT hold_by, coalesce(hold_until > clock_timestamp(), false) AS holds,
       EXISTS (SELECT 1 FROM attempt a WHERE a.device_id = device.id AND a.ended_at IS NULL) AS busy
     FROM device WHERE id = $1 AND tenant_id = $2 FOR UPDATE`,
    [deviceId, tenantId],
  );
  const [row] = rows;
  if (!row) throw new AppError('resource.not-found', `there is no device ${deviceId}; GET /v1/devices lists them`);
  if (row.holds && row.hold_by !== by)
    throw new AppError('device.held', `device ${deviceId} is held by ${row.hold_by}; ask them to release it`);
  await tx.query(
    `UPDATE device SET hold_by = $2, hold_reason = $3, hold_until = clock_timestamp() + $4 * interval '1 minute', fence = fence + $5
     WHERE id = $1`,
    [deviceId, by, reason, minutes ?? HOLD_MINUTES.usual, row.busy || row.holds ? 0 : 1],
  );
  await writeAudit(tx, tenantId, actor, 'device.hold', { device: deviceId, by, reason });
}

/** Gives the device back to the farm; releasing what nobody holds is harmless. */
export async function releaseDevice(
  tx: Tx,
  { tenantId, actor, deviceId }: Pick<Hold, 'tenantId' | 'actor' | 'deviceId'>,
): Promise<void> {
  const { rowCount } = await tx.query(
    `UPDATE device SET hold_by = NULL, hold_reason = NULL, hold_until = NULL WHERE id = $1 AND tenant_id = $2`,
    [deviceId, tenantId],
  );
  if (rowCount === 0)
    throw new AppError('resource.not-found', `there is no device ${deviceId}; GET /v1/devices lists them`);
  await writeAudit(tx, tenantId, actor, 'device.release', { device: deviceId });
}
