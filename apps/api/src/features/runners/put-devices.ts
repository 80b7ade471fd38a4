import type { Device, DeviceFacts, PhoneProblem } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { askPerson } from './ask-person.pg.ts';
import { readDevices } from './device-store.pg.ts';
import { replaceProblems } from './problem-store.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly runnerId: string;
  readonly devices: readonly DeviceFacts[];
  readonly problems: readonly PhoneProblem[];
}

/**
 * The devices that a runner sees now; the others that it named before go offline. The fence outlives both. A serial that another live runner
 * has is left to that runner, is not in the answer and is kept as a problem; a runner that has not asked for work for 45 s, the length of a
 * lease, is not live. A known device whose runner says for the first time that it needs a person goes into quarantine.
 */
export async function putDevices(
  tx: Tx,
  { newId }: Pick<Deps, 'newId'>,
  { tenantId, runnerId, devices, problems }: Input,
): Promise<Device[]> {
  const elsewhere: string[] = [];
  await tx.query(`UPDATE runner SET last_seen_at = now() WHERE id = $1`, [runnerId]);
  await tx.query(`UPDATE device SET state = 'offline' WHERE runner_id = $1 AND NOT (serial = ANY ($2))`, [
    runnerId,
    devices.map((d) => d.serial),
  ]);
  for (const facts of devices) {
    const { rows } = await tx.query<{ id: string }>(
      `INSERT INTO device (id, tenant_id, runner_id, serial, platform, body, tier, facts, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'online')
       ON CONFLICT (tenant_id, serial) DO UPDATE SET runner_id = excluded.runner_id,
         runner_since = CASE WHEN device.runner_id = excluded.runner_id THEN device.runner_since ELSE now() END, platform = excluded.platform, body = excluded.body,
         tier = excluded.tier, facts = excluded.facts, state = 'online', last_seen_at = now()
       WHERE device.runner_id = excluded.runner_id OR device.state = 'offline' OR device.last_seen_at < now() - interval '45 seconds'
       RETURNING id`,
      [newId('dev'), tenantId, runnerId, facts.serial, facts.platform, facts.body, facts.tier, facts],
    );
    if (!rows[0]) {
      elsewhere.push(facts.serial);
      continue;
    }
    await tx.query(
      `INSERT INTO device_history (tenant_id, device_id, facts)
       SELECT $1, $2, $3::jsonb WHERE $3::jsonb IS DISTINCT FROM
         (SELECT facts FROM device_history WHERE device_id = $2 ORDER BY id DESC LIMIT 1)`,
      [tenantId, rows[0].id, facts],
    );
  }
  const known = await readDevices(tx, tenantId);
  const fresh = await replaceProblems(tx, { tenantId, runnerId }, [
    ...problems,
    ...elsewhere.map((serial) => heldElsewhere(serial, known)),
  ]);
  for (const problem of fresh)
    if (problem.kind === 'needs-person') await askPerson(tx, { tenantId, runnerId, problem });
  return known.filter((device) => device.runnerId === runnerId);
}

function heldElsewhere(serial: string, known: readonly Device[]) {
  const owner = known.find((device) => device.serial === serial);
  return {
    kind: 'held-elsewhere' as const,
    address: serial,
    serial,
    why: `runner ${owner?.runnerName ?? 'unknown'} has it since ${owner?.runnerSince ?? 'a moment ago'}`,
    next: 'unplug it there, or stop that runner',
  };
}
