import type { PlanClip, RunConfiguration } from '@framefarm/contracts';
import type { AlertState, BisectTest, SeriesMetric, Tier } from '@framefarm/domain';
import type { DetectorState } from '@framefarm/stats';
import type { Static } from 'typebox';
import type { Tx } from '../../db/transaction.ts';
import type { Build } from '../comparisons/comparison-port.ts';

/** An alert with what its series is about. */
export interface AlertRow {
  id: string;
  tenant_id: string;
  series_id: string;
  group_id: string;
  raised_ordinal: number;
  state: AlertState;
  reason: string | null;
  owner: string | null;
  silenced_until: Date | null;
  level_before: number;
  level_after: number;
  builds: readonly Build[];
  comparison_id: string | null;
  comparisons: number;
  waits_for: string | null;
  bisect: readonly BisectTest[];
  culprit: { readonly first: Build; readonly last: Build } | null;
  bisect_done: boolean;
  created_at: Date;
  metric: SeriesMetric;
  line: string;
  tier: Tier;
  device_id: string;
  serial: string;
  configuration: RunConfiguration;
  clips: readonly Static<typeof PlanClip>[];
  warmup_iterations: number;
  iterations: number;
  direction: 'lower' | 'higher';
  detector: DetectorState;
}

const ALERTS = `SELECT a.id, a.tenant_id, a.series_id, a.group_id, a.raised_ordinal, a.state, a.reason, a.owner, a.silenced_until, a.level_before,
    a.level_after, a.builds, a.comparison_id, a.comparisons, a.waits_for, a.bisect, a.culprit, a.bisect_done, a.created_at,
    s.metric, s.line, s.tier, s.device_id, d.serial, s.configuration, s.clips, s.warmup_iterations, s.iterations, s.direction, s.detector
  FROM alert a JOIN series s ON s.id = a.series_id JOIN device d ON d.id = s.device_id`;

/** One that has waited long enough for its next step; other instances leave it alone until the transaction ends. */
export async function lockDueAlert(tx: Tx): Promise<AlertRow | null> {
  const { rows } = await tx.query<AlertRow>(
    `${ALERTS} WHERE a.state IN ('confirming', 'open', 'acknowledged') AND NOT a.bisect_done AND a.next_look_at <= clock_timestamp()
     ORDER BY a.next_look_at LIMIT 1 FOR UPDATE OF a SKIP LOCKED`,
  );
  return rows[0] ?? null;
}

export interface AlertFilter {
  readonly id?: string;
  /** Everything, also what nobody has to hear of: being confirmed, silenced, over. */
  readonly all: boolean;
}

/**
 * The newest 500 that pass the filter, newest first. Unless all are asked for, one for each change: that of the whole pick where there is one, and
 * none of a change that is silenced.
 */
export async function readAlerts(tx: Tx, tenantId: string, { id, all }: AlertFilter): Promise<readonly AlertRow[]> {
  const { rows } = await tx.query<AlertRow>(
    `${ALERTS} WHERE a.tenant_id = $1 AND ($2::text IS NULL OR a.id = $2) AND ($3 OR a.id IN (
       SELECT DISTINCT ON (o.group_id) o.id FROM alert o JOIN series os ON os.id = o.series_id
       WHERE o.tenant_id = $1 AND o.state IN ('open', 'acknowledged') AND (o.silenced_until IS NULL OR o.silenced_until <= clock_timestamp())
       ORDER BY o.group_id, os.metric = 'total' DESC, o.created_at, o.id)) ORDER BY a.created_at DESC, a.id LIMIT 500`,
    [tenantId, id ?? null, all],
  );
  return rows;
}

/** Every alert of a change, oldest first. `free`: those that nobody else holds, locked; `all`: locked, however long that takes. */
export async function readGroup(tx: Tx, groupId: string, lock?: 'free' | 'all'): Promise<readonly AlertRow[]> {
  const locking = lock === undefined ? '' : `FOR UPDATE OF a ${lock === 'free' ? 'SKIP LOCKED' : ''}`;
  const { rows } = await tx.query<AlertRow>(`${ALERTS} WHERE a.group_id = $1 ORDER BY a.created_at, a.id ${locking}`, [
    groupId,
  ]);
  return rows;
}

/** What else the changes did: the alerts of these groups in a few words. */
export async function readFellows(tx: Tx, groupIds: readonly string[]): Promise<readonly FellowRow[]> {
  const { rows } = await tx.query<FellowRow>(
    `SELECT a.id, a.group_id, a.state, a.level_before, a.level_after, s.metric, s.tier, d.serial
     FROM alert a JOIN series s ON s.id = a.series_id JOIN device d ON d.id = s.device_id
     WHERE a.group_id = ANY ($1) ORDER BY a.created_at, a.id`,
    [groupIds],
  );
  return rows;
}

export type FellowRow = Pick<
  AlertRow,
  'id' | 'group_id' | 'state' | 'level_before' | 'level_after' | 'metric' | 'tier' | 'serial'
>;

export interface AlertChanges {
  readonly state?: AlertState;
  readonly reason?: string | null;
  readonly owner?: string | null;
  readonly silencedForMinutes?: number;
  readonly silenced_until?: Date | null;
  readonly comparison_id?: string | null;
  readonly comparisons?: number;
  readonly waits_for?: string | null;
  readonly bisect?: readonly BisectTest[];
  readonly culprit?: AlertRow['culprit'];
  readonly bisect_done?: boolean;
  readonly nextLookInMs?: number;
  /** Somebody or something has dealt with it now. */
  readonly touched?: boolean;
}

const COLUMNS = [
  'state',
  'reason',
  'owner',
  'comparison_id',
  'comparisons',
  'waits_for',
  'bisect',
  'culprit',
  'bisect_done',
  'silenced_until',
] as const;

/** Writes the given columns only. */
export async function updateAlert(tx: Tx, id: string, changes: AlertChanges): Promise<void> {
  const given = COLUMNS.filter((column) => changes[column] !== undefined);
  const sets = given.map((column, place) => `${column} = $${place + 2}`);
  const values = given.map((column) => {
    const value = changes[column];
    return column === 'bisect' || (column === 'culprit' && value !== null) ? JSON.stringify(value) : value;
  });
  if (changes.nextLookInMs !== undefined) {
    values.push(changes.nextLookInMs);
    sets.push(`next_look_at = clock_timestamp() + $${values.length + 1} * interval '1 ms'`);
  }
  if (changes.silencedForMinutes !== undefined) {
    values.push(changes.silencedForMinutes);
    sets.push(`silenced_until = clock_timestamp() + $${values.length + 1} * interval '1 minute'`);
  }
  if (changes.touched) sets.push('touched_at = clock_timestamp()');
  await tx.query(`UPDATE alert SET ${sets.join(', ')} WHERE id = $1`, [id, ...values]);
}
