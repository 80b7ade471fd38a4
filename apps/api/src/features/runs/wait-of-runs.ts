import type { Device, DeviceSelector } from '@framefarm/contracts';
import { selects } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { readUnfitness } from '../models/read-unfitness.pg.ts';
import { readDevices } from '../runners/device-store.pg.ts';
import { DISPATCH_ORDER, UNDER_WAY } from './dispatch-order.pg.ts';
import { readLaunchMs } from './launch-ms.pg.ts';
import type { RunRow, Wait } from './run-store.pg.ts';
import { whyItWaits } from './why-it-waits.ts';

interface Queued {
  id: string;
  selector: DeviceSelector;
  launches: number;
}

/**
 * The answer for any queued run: why it waits, and about how long yet. The estimate is the work of the queued runs that go before it on its
 * devices, shared by these devices; null without past runs or without a device that could take it.
 */
export async function readWaits(tx: Tx, tenantId: string): Promise<(row: RunRow) => Wait> {
  const devices = await readDevices(tx, tenantId);
  const launchMs = await readLaunchMs(tx, tenantId);
  const { rows: queue } = await tx.query<Queued>(
    `WITH ${UNDER_WAY} SELECT r.id, r.selector, (b.body->>'launches')::int AS launches
     FROM run r JOIN benchmark b ON b.id = r.benchmark_id LEFT JOIN under_way u ON u.submitter = r.submitter
     WHERE r.tenant_id = $1 AND r.life_cycle = 'queued' ORDER BY ${DISPATCH_ORDER} LIMIT 2000`,
    [tenantId],
  );
  const models = await tx.query<{ id: string }>(
    `SELECT DISTINCT model_id AS id FROM run WHERE tenant_id = $1 AND life_cycle = 'queued'`,
    [tenantId],
  );
  const unfitness = await readUnfitness(
    tx,
    tenantId,
    models.rows.map(({ id }) => id),
  );
  return (row) => {
    const unfit = (device: Device) => unfitness({ modelId: row.model_id, configuration: row.configuration }, device);
    const reason = whyItWaits(row.selector, devices, row.body.purpose, unfit);
    const able = devices.filter(
      (device) =>
        device.state === 'online' &&
        device.hold === null &&
        device.quarantineReason === null &&
        selects(row.selector, device) &&
        unfit(device) === null,
    );
    const place = queue.findIndex(({ id }) => id === row.id);
    if (launchMs === null || able.length === 0 || place === -1) return { reason, estimateMs: null };
    const before = queue.slice(0, place).filter((one) => able.some((device) => selects(one.selector, device)));
    const busy = able.filter((device) => device.currentRunId !== null).length;
    const launches = before.reduce((sum, one) => sum + one.launches, 0) + (busy * row.body.launches) / 2;
    return { reason, estimateMs: Math.round((launches * launchMs) / able.length) };
  };
}
