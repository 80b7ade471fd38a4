import type { HistoryChange } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { sha256 } from '../../http/auth.ts';
import type { Build } from '../comparisons/comparison-port.ts';
import { writeAlertEvent } from './alert-event.pg.ts';
import { findGroup } from './alert-group.pg.ts';
import { readBuildsAround } from './builds-around.pg.ts';

/** A change is placed within so many runs of where it is (goal of eval/history.ts): the last good build is looked for beyond them. */
const PLACE_TOLERANCE = 3;

/**
 * One alert for a change for the worse, however often it is said: its id is made of the series and the run that brought it to light. Nobody hears
 * of it before a comparison of the last good with the first bad build has confirmed it; when both are one build, the phone or its
 * surroundings changed, and it is wrong at once. Alerts that one build can have caused belong together.
 */
export async function raiseAlert(tx: Tx, tenantId: string, seriesId: string, change: HistoryChange): Promise<void> {
  const id = `alt_${sha256(`${seriesId} ${change.raisedAt}`).slice(0, 24)}`;
  const goodOrdinal = Math.max(0, change.index - 1 - PLACE_TOLERANCE);
  const builds = await readBuildsAround(tx, seriesId, goodOrdinal, change.raisedAt);
  const isOneBuild = builds.length === 1;
  const state = isOneBuild ? 'wrong' : 'confirming';
  const reason = isOneBuild
    ? `build ${(builds[0] as Build).label} ran before and after the change: the phone or its surroundings changed, not the build`
    : null;
  const groupId = isOneBuild ? id : await findGroup(tx, tenantId, { alertId: id, seriesId, builds });
  const { rowCount } = await tx.query(
    `INSERT INTO alert (id, tenant_id, series_id, raised_ordinal, state, reason, level_before, level_after, builds, group_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [
      id,
      tenantId,
      seriesId,
      change.raisedAt,
      state,
      reason,
      change.before,
      change.after,
      JSON.stringify(builds),
      groupId,
    ],
  );
  if (rowCount === 0) return;
  const { index, raisedAt, before, after, evidence } = change;
  await writeAlertEvent(tx, {
    tenantId,
    alertId: id,
    actor: 'farm',
    action: 'alert.raise',
    details: { index, raisedAt, before, after, evidence },
  });
  if (isOneBuild)
    await writeAlertEvent(tx, { tenantId, alertId: id, actor: 'farm', action: 'alert.refute', details: { reason } });
}
