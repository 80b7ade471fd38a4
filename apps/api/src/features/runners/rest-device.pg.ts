import { MOST_RESTS, RELAPSE_MS, quarantineRestMs } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { writeAudit } from './write-audit.pg.ts';

interface Rest {
  readonly tenantId: string;
  /** The attempt or the runner that found it unfit. */
  readonly actor: string;
  readonly deviceId: string;
  readonly action: 'device.quarantine' | 'device.check-failed' | 'device.ask-person';
  /** At most 500 characters of it are kept. */
  readonly reason: string;
}

/**
 * Takes a device out of service for a rest, after which the farm checks it by itself; longer when it is out already, or was within a day. Once it
 * has had its last rest nothing checks it any more and it needs a person. A failed check keeps the reason that it went out for.
 */
export async function restDevice(tx: Tx, { tenantId, actor, deviceId, action, reason }: Rest): Promise<void> {
  const { rows } = await tx.query<{ rests: number }>(
    `UPDATE device SET quarantined_at = coalesce(quarantined_at, clock_timestamp()),
       rests = CASE WHEN quarantined_at IS NOT NULL OR returned_at > clock_timestamp() - $2 * interval '1 ms' THEN rests + 1 ELSE 1 END,
       quarantine_reason = CASE WHEN $4 THEN quarantine_reason ELSE $3 END, needs_person = needs_person OR $5
     WHERE id = $1 RETURNING rests`,
    [deviceId, RELAPSE_MS, reason.slice(0, 500), action === 'device.check-failed', action === 'device.ask-person'],
  );
  const { rests } = rows[0] as { rests: number };
  const restMs = quarantineRestMs(rests);
  await writeAudit(tx, tenantId, actor, action, { device: deviceId, reason, rests });
  if (restMs !== null) {
    await tx.query(`UPDATE device SET check_due_at = clock_timestamp() + $2 * interval '1 ms' WHERE id = $1`, [
      deviceId,
      restMs,
    ]);
    return;
  }
  const lasting = `a person is needed: after ${MOST_RESTS} rests it still fails, last: ${reason}; see to it, then "framefarm device check" it`;
  await tx.query('UPDATE device SET check_due_at = NULL, needs_person = true, quarantine_reason = $2 WHERE id = $1', [
    deviceId,
    lasting.slice(0, 500),
  ]);
}
