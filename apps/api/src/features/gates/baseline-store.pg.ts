import type { Baseline, PutBaselineBody } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

interface Row {
  readonly id: string;
  readonly body: PutBaselineBody;
  readonly started_at: Date;
}

/** The newest of each name, or one by its id or name. */
export async function readBaselines(
  tx: Tx,
  tenantId: string,
  { id, name }: { readonly id?: string; readonly name?: string } = {},
): Promise<Baseline[]> {
  const { rows } = await tx.query<Row>(
    `SELECT DISTINCT ON (name) id, body, started_at FROM baseline
     WHERE tenant_id = $1 AND ($2::text IS NULL OR id = $2) AND ($3::text IS NULL OR name = $3)
     ORDER BY name, started_at DESC`,
    [tenantId, id ?? null, name ?? null],
  );
  const { rows: devices } = await tx.query<{
    baseline_id: string;
    device_id: string;
    serial: string;
    os: string;
    since: Date;
    until: Date | null;
  }>(
    `SELECT b.baseline_id, b.device_id, d.serial, b.os, b.since, b.until FROM baseline_device b JOIN device d ON d.id = b.device_id
     WHERE b.baseline_id = ANY ($1) ORDER BY d.serial, b.since`,
    [rows.map((row) => row.id)],
  );
  return rows.map((row) => ({
    id: row.id,
    ...row.body,
    startedAt: row.started_at.toISOString(),
    devices: devices
      .filter((device) => device.baseline_id === row.id)
      .map(({ device_id, serial, os, since, until }) => ({
        deviceId: device_id,
        serial,
        os,
        since: since.toISOString(),
        until: until?.toISOString() ?? null,
      })),
  }));
}
