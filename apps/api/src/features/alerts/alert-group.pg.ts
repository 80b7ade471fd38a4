import { type Suspects, sharesChange } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { type AlertRow, readGroup } from './alert-store.pg.ts';

/** The group that an alert belongs to: that of the oldest living alert of its build line which one build can have caused as well, else one of its own. */
export async function findGroup(
  tx: Tx,
  tenantId: string,
  {
    alertId,
    seriesId,
    builds,
  }: { readonly alertId: string; readonly seriesId: string; readonly builds: Suspects['builds'] },
): Promise<string> {
  const { rows: lines } = await tx.query<{ line: string }>('SELECT line FROM series WHERE id = $1', [seriesId]);
  const line = lines[0]?.line ?? '';
  // two phones that find the same change at the same time find each other
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [`alerts ${tenantId} ${line}`]);
  const { rows } = await tx.query<Suspects & { group_id: string }>(
    `SELECT a.group_id, a.builds, a.culprit FROM alert a JOIN series s ON s.id = a.series_id
     WHERE a.tenant_id = $1 AND s.line = $2 AND a.state IN ('confirming', 'open', 'acknowledged') ORDER BY a.created_at, a.id`,
    [tenantId, line],
  );
  return rows.find((other) => sharesChange({ builds, culprit: null }, other))?.group_id ?? alertId;
}

/** The one that speaks for the group: of those that people have heard of the one that bisection has got furthest with, the whole pick before its stages. */
export async function leaderOf(tx: Tx, alert: Pick<AlertRow, 'group_id'>): Promise<AlertRow | null> {
  const heard = (await readGroup(tx, alert.group_id)).filter(
    ({ state }) => state === 'open' || state === 'acknowledged',
  );
  const rank = (one: AlertRow) =>
    (one.bisect_done ? 4 : 0) +
    (one.bisect.length > 0 || one.comparison_id !== null ? 2 : 0) +
    (one.metric === 'total' ? 1 : 0);
  return heard.toSorted((a, b) => rank(b) - rank(a))[0] ?? null;
}

/** Whether one comparison can confirm both: the same phone, workload and builds. */
export function isSameQuestion(one: AlertRow, other: AlertRow): boolean {
  const question = (alert: AlertRow) =>
    JSON.stringify([
      alert.device_id,
      alert.configuration,
      alert.clips,
      alert.warmup_iterations,
      alert.iterations,
      alert.builds[0],
      alert.builds.at(-1),
    ]);
  return question(one) === question(other);
}
