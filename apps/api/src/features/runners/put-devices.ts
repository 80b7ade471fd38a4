import type { Device, DeviceFacts } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { readDevices } from './device-store.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly runnerId: string;
  readonly devices: readonly DeviceFacts[];
}

/** The devices that a runner sees now; the others that it named before go offline. The fence outlives both. */
export async function putDevices(
  tx: Tx,
  { newId }: Pick<Deps, 'newId'>,
  { tenantId, runnerId, devices }: Input,
): Promise<Device[]> {
  await tx.query(`UPDATE device SET state = 'offline' WHERE runner_id = $1 AND NOT (serial = ANY ($2))`, [
    runnerId,
    devices.map((d) => d.serial),
  ]);
  for (const facts of devices) {
    await tx.query(
      `INSERT INTO device (id, tenant_id, runner_id, serial, platform, body, tier, facts, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'online')
       ON CONFLICT (tenant_id, serial) DO UPDATE SET runner_id = excluded.runner_id, platform = excluded.platform, body = excluded.body,
         tier = excluded.tier, facts = excluded.facts, state = 'online', last_seen_at = now()`,
      [newId('dev'), tenantId, runnerId, facts.serial, facts.platform, facts.body, facts.tier, facts],
    );
  }
  return (await readDevices(tx, tenantId)).filter((device) => device.runnerId === runnerId);
}
