import type { Device } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

interface Row {
  id: string;
  runner_id: string;
  facts: Omit<Device, 'id'>;
  state: Device['state'];
  fence: string;
  run_id: string | null;
  last_seen_at: Date;
}

export async function readDevices(tx: Tx, tenantId: string): Promise<Device[]> {
  const { rows } = await tx.query<Row>(
    `SELECT d.id, d.runner_id, d.facts, d.state, d.fence, a.run_id, d.last_seen_at
     FROM device d LEFT JOIN attempt a ON a.device_id = d.id AND a.ended_at IS NULL WHERE d.tenant_id = $1 ORDER BY d.serial`,
    [tenantId],
  );
  return rows.map((row) => ({
    ...row.facts,
    id: row.id,
    runnerId: row.runner_id,
    state: row.state,
    fence: Number(row.fence),
    currentRunId: row.run_id,
    lastSeenAt: row.last_seen_at.toISOString(),
  }));
}
