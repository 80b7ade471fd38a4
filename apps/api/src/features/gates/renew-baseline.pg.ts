import type { Baseline, Device } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { writeAudit } from '../runners/write-audit.pg.ts';

/**
 * Begins a phone's part of a baseline, and begins it anew when its operating system is another than before: numbers from before and after an
 * update are of two phones. Returns what a person should know of it.
 */
export async function renewBaseline(
  tx: Tx,
  { tenantId, actor, baseline }: { readonly tenantId: string; readonly actor: string; readonly baseline: Baseline },
  phones: readonly Device[],
): Promise<string[]> {
  const notes: string[] = [];
  for (const { id, serial, fingerprint, osVersion } of phones) {
    const os = fingerprint ?? osVersion;
    const before = baseline.devices.find((device) => device.deviceId === id && device.until === null);
    if (before?.os === os) continue;
    if (before !== undefined) {
      await tx.query(
        'UPDATE baseline_device SET until = clock_timestamp() WHERE baseline_id = $1 AND device_id = $2 AND until IS NULL',
        [baseline.id, id],
      );
      await writeAudit(tx, tenantId, actor, 'baseline.renew', {
        baseline: baseline.id,
        device: id,
        from: before.os,
        to: os,
      });
      notes.push(
        `phone ${serial}: its system changed from ${before.os} to ${os}; its baseline begins anew with this run`,
      );
    }
    await tx.query('INSERT INTO baseline_device (baseline_id, device_id, tenant_id, os) VALUES ($1, $2, $3, $4)', [
      baseline.id,
      id,
      tenantId,
      os,
    ]);
  }
  return notes;
}
