import type { Tx } from '../../db/transaction.ts';

type Counted<Label extends string> = { readonly [Key in Label]: string } & { readonly count: number };

/** Over all tenants: whoever scrapes runs the farm. */
export interface FarmCounts {
  readonly runs: readonly Counted<'life_cycle'>[];
  readonly ended: readonly Counted<'outcome' | 'validity' | 'fault'>[];
  readonly devices: readonly Counted<'state' | 'platform' | 'body' | 'tier'>[];
  readonly alerts: readonly Counted<'state'>[];
  readonly breakers: readonly Counted<'scope'>[];
  readonly oldestQueuedSeconds: number;
  readonly unsentWakeUps: number;
}

export async function readFarmCounts(tx: Tx): Promise<FarmCounts> {
  const [runs, ended, devices, alerts, breakers, queue] = await Promise.all([
    tx.query<Counted<'life_cycle'>>(`SELECT life_cycle, count(*)::int AS count FROM run GROUP BY 1`),
    tx.query<Counted<'outcome' | 'validity' | 'fault'>>(
      `SELECT outcome, coalesce(validity, 'none') AS validity, coalesce(fault, 'none') AS fault, count(*)::int AS count
       FROM run WHERE life_cycle = 'ended' GROUP BY 1, 2, 3`,
    ),
    tx.query<Counted<'state' | 'platform' | 'body' | 'tier'>>(
      `SELECT state, platform, body, tier, count(*)::int AS count FROM device GROUP BY 1, 2, 3, 4`,
    ),
    tx.query<Counted<'state'>>(
      `SELECT CASE WHEN silenced_until > clock_timestamp() THEN 'silenced' ELSE state END AS state, count(*)::int AS count
       FROM alert WHERE state IN ('confirming', 'open', 'acknowledged') GROUP BY 1`,
    ),
    tx.query<Counted<'scope'>>('SELECT scope, count(*)::int AS count FROM circuit_breaker GROUP BY 1'),
    tx.query<{ oldest: number; unsent: number }>(
      `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float AS oldest,
         (SELECT count(*)::int FROM outbox WHERE created_at < now() - interval '2 seconds') AS unsent
       FROM run WHERE life_cycle = 'queued'`,
    ),
  ]);
  return {
    runs: runs.rows,
    ended: ended.rows,
    devices: devices.rows,
    alerts: alerts.rows,
    breakers: breakers.rows,
    oldestQueuedSeconds: queue.rows[0]?.oldest ?? 0,
    unsentWakeUps: queue.rows[0]?.unsent ?? 0,
  };
}
