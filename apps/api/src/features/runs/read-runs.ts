import type { Run } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { type RunFilter, readRunRows, toRun } from './run-store.pg.ts';
import { readWaits } from './wait-of-runs.ts';

/** Runs as a person reads them: a queued one says why it waits and about how long yet. */
export async function readRuns(tx: Tx, tenantId: string, where: RunFilter): Promise<Run[]> {
  const rows = await readRunRows(tx, tenantId, where);
  const waitOf = rows.some((row) => row.life_cycle === 'queued') ? await readWaits(tx, tenantId) : null;
  return rows.map((row) => toRun(row, row.life_cycle === 'queued' && waitOf !== null ? waitOf(row) : null));
}
