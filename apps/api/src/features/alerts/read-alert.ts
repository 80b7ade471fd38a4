import type { Alert, AlertDetails } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { readPoints, toChange } from '../series/read-series.pg.ts';
import { readAlertEvents } from './alert-event.pg.ts';
import { type AlertRow, type FellowRow, readAlerts, readFellows } from './alert-store.pg.ts';

/** Runs shown on either side of the change. */
const AROUND = 40;

export async function readAlertList(tx: Tx, tenantId: string, all: boolean): Promise<Alert[]> {
  const rows = await readAlerts(tx, tenantId, { all });
  const fellows = await readFellows(
    tx,
    rows.map((row) => row.group_id),
  );
  return rows.map((row) => toAlert(row, fellows));
}

/** An alert, what happened to it, and the runs around its change. */
export async function readAlertDetails(tx: Tx, tenantId: string, id: string): Promise<AlertDetails> {
  const [row] = await readAlerts(tx, tenantId, { id, all: true });
  if (!row) throw new AppError('resource.not-found', `there is no alert ${id}; GET /v1/alerts?all=true lists them`);
  // its place may have moved by a few runs since it was raised
  const change = row.detector.changes.find(({ raisedAt }) => raisedAt === row.raised_ordinal);
  const at = change?.index ?? row.raised_ordinal;
  return {
    ...toAlert(row, await readFellows(tx, [row.group_id])),
    change: change === undefined ? null : toChange(change, row.direction),
    points: await readPoints(tx, row.series_id, Math.max(0, at - AROUND), at + AROUND - 1),
    events: await readAlertEvents(tx, id),
  };
}

function toAlert(row: AlertRow, fellows: readonly FellowRow[]): Alert {
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    owner: row.owner,
    silencedUntil: row.silenced_until?.toISOString() ?? null,
    seriesId: row.series_id,
    metric: row.metric,
    line: row.line,
    tier: row.tier,
    deviceId: row.device_id,
    serial: row.serial,
    before: row.level_before,
    after: row.level_after,
    relativeChange: changeOf(row),
    together: fellows
      .filter((one) => one.group_id === row.group_id && one.id !== row.id)
      .map((one) => {
        const { id, state, metric, tier, serial } = one;
        return { id, state, metric, tier, serial, relativeChange: changeOf(one) };
      }),
    builds: [...row.builds],
    culprit: row.culprit,
    comparisonId: row.comparison_id,
    waitsFor: row.waits_for,
    createdAt: row.created_at.toISOString(),
  };
}

function changeOf({ level_before: before, level_after: after }: Pick<AlertRow, 'level_before' | 'level_after'>) {
  return before * after > 0 ? after / before - 1 : null;
}
