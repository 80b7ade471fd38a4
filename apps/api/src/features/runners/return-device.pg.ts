import type { Tx } from '../../db/transaction.ts';
import { writeAudit } from './write-audit.pg.ts';

interface Return {
  readonly tenantId: string;
  /** Who let it back: a token, or the attempt of a valid health run. */
  readonly actor: string;
  readonly deviceId: string;
  /** A person says that the phone is as it should be: what its golden runs are compared with, and its rests, begin anew. */
  readonly isPerson?: boolean;
}

/** Lets a device out of quarantine; harmless for one that is not in it. The next fault of its own in a row puts it back. */
export async function returnDevice(tx: Tx, { tenantId, actor, deviceId, isPerson = false }: Return): Promise<void> {
  if (isPerson)
    await tx.query(
      'UPDATE device SET suspect_reason = NULL, golden_since = clock_timestamp() WHERE id = $1 AND tenant_id = $2',
      [deviceId, tenantId],
    );
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE device SET quarantined_at = NULL, quarantine_reason = NULL, needs_person = false, check_due_at = NULL,
       returned_at = CASE WHEN $3 THEN NULL ELSE clock_timestamp() END
     WHERE id = $1 AND tenant_id = $2 AND quarantined_at IS NOT NULL RETURNING id`,
    [deviceId, tenantId, isPerson],
  );
  if (rows[0]) await writeAudit(tx, tenantId, actor, 'device.return', { device: deviceId });
}
