import type { Run } from '@framefarm/contracts';
import { waitReason } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { readDevices } from '../runners/device-store.pg.ts';
import { readRunRows, toRun } from './run-store.pg.ts';

/** Runs as a person reads them: a queued one says why it waits. */
export async function readRuns(
  tx: Tx,
  tenantId: string,
  where: { benchmarkId?: string | undefined; runId?: string | undefined },
): Promise<Run[]> {
  const rows = await readRunRows(tx, tenantId, where);
  const devices = rows.some((row) => row.life_cycle === 'queued') ? await readDevices(tx, tenantId) : [];
  return rows.map((row) => toRun(row, row.life_cycle === 'queued' ? waitReason(row.selector, devices) : null));
}
