import { type ArmCounts, NO_COUNTS, type RolloutCounts, type UnitFacts } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { type Counted, rolloutCounts } from './rollout-counts.ts';

const RATES = { 'over-budget': 'over_budget', crash: 'crash', memory: 'memory', abandonment: 'abandonment' } as const;
const MEANS = { 'chosen-score': 'chosen_score', 'audit-regret': 'audit_regret' } as const;
const COLUMNS = [
  ...Object.values(RATES).map((c) => `count(${c})::int AS ${c}_n, (count(*) FILTER (WHERE ${c}))::int AS ${c}_events`),
  ...Object.values(MEANS).map(
    (c) =>
      `count(${c})::int AS ${c}_n, coalesce(sum(${c}), 0) AS ${c}_sum, coalesce(sum(${c} * ${c}), 0) AS ${c}_squares`,
  ),
].join(', ');

type CountRow = Readonly<Record<string, number>> & {
  readonly look: number;
  readonly network: never;
  readonly arm: never;
};

/** What counted in a rollout, by look and by network. */
export async function readCounts(tx: Tx, rolloutId: string, looks: number): Promise<RolloutCounts> {
  const { rows } = await tx.query<CountRow>(
    `SELECT look, network, arm, ${COLUMNS} FROM telemetry
     WHERE rollout_id = $1 AND look IS NOT NULL AND kind = 'pick' AND mode = 'used' GROUP BY look, network, arm`,
    [rolloutId],
  );
  const counted = rows.map((row): Counted => {
    const { look, network, arm } = row as { look: number; network: string; arm: 'candidate' | 'control' };
    const own = countsOf(row);
    const counts =
      arm === 'candidate' ? { control: NO_COUNTS, candidate: own } : { control: own, candidate: NO_COUNTS };
    return { look, network, counts };
  });
  return rolloutCounts(counted, looks);
}

function countsOf(row: CountRow): ArmCounts {
  const number = (column: string) => row[column] ?? 0;
  const rates = Object.entries(RATES).map(([name, c]) => [
    name,
    { trials: number(`${c}_n`), events: number(`${c}_events`) },
  ]);
  const values = Object.entries(MEANS).map(([name, c]) => [
    name,
    { n: number(`${c}_n`), sum: number(`${c}_sum`), squares: number(`${c}_squares`) },
  ]);
  return { rates: Object.fromEntries(rates), values: Object.fromEntries(values) } as ArmCounts;
}

/** What is known of a rollout's installs. `since`: when it came to the field; a rollout without any telemetry counts from there. */
export async function readUnitFacts(tx: Tx, rolloutId: string, since: Date, now: Date): Promise<UnitFacts> {
  const units = await tx.query<{ network: string; control: number; candidate: number; mixed: number }>(
    `SELECT network, (count(*) FILTER (WHERE arm = 'control'))::int AS control, (count(*) FILTER (WHERE arm = 'candidate'))::int AS candidate,
       (count(*) FILTER (WHERE in_both_arms))::int AS mixed
     FROM rollout_unit WHERE rollout_id = $1 GROUP BY network`,
    [rolloutId],
  );
  const picks = await tx.query<{ last: Date | null; announced: number; lost: number; networks: number }>(
    `WITH announced AS (
       SELECT e.network, p.run_id IS NULL AS is_lost FROM telemetry e
       LEFT JOIN telemetry p ON p.app = e.app AND p.run_id = e.run_id AND p.kind = 'pick'
       WHERE e.rollout_id = $1 AND e.kind = 'exposure' AND e.received_at < $2::timestamptz - interval '1 hour')
     SELECT (SELECT max(received_at) FROM telemetry WHERE rollout_id = $1) AS last, count(*)::int AS announced,
       (count(*) FILTER (WHERE is_lost))::int AS lost, (count(DISTINCT network) FILTER (WHERE is_lost))::int AS networks FROM announced`,
    [rolloutId, now],
  );
  const { last, announced, lost, networks } = picks.rows[0] ?? { last: null, announced: 0, lost: 0, networks: 0 };
  const total = (key: 'control' | 'candidate' | 'mixed') => units.rows.reduce((sum, row) => sum + row[key], 0);
  return {
    hoursSinceData: (now.getTime() - Math.max(since.getTime(), last?.getTime() ?? 0)) / 3_600_000,
    units: { control: total('control'), candidate: total('candidate') },
    networkTilts: units.rows.map(({ control, candidate }) => candidate - control),
    inBothArms: { units: total('mixed'), networks: units.rows.filter(({ mixed }) => mixed > 0).length },
    picks: { announced, lost, networks },
  };
}
