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

const ALERTS = `SELECT a.id, a.tenant_id, a.series_id, a.raised_ordinal, a.state, a.reason, a.owner, a.silenced_until, a.level_before,
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

export async function lockAlert(tx: Tx, tenantId: string, id: string): Promise<AlertRow | null> {
  const { rows } = await tx.query<AlertRow>(`${ALERTS} WHERE a.tenant_id = $1 AND a.id = $2 FOR UPDATE OF a`, [
    tenantId,
    id,
  ]);
  return rows[0] ?? null;
}

export interface AlertFilter {
  readonly id?: string;
  /** Everything, also what nobody has to hear of: being confirmed, silenced, over. */
  readonly all: boolean;
}

/** The newest 500 that pass the filter, newest first. */
export async function readAlerts(tx: Tx, tenantId: string, { id, all }: AlertFilter): Promise<readonly AlertRow[]> {
  const { rows } = await tx.query<AlertRow>(
    `${ALERTS} WHERE a.tenant_id = $1 AND ($2::text IS NULL OR a.id = $2) AND ($3 OR (a.state IN ('open', 'acknowledged')
       AND (a.silenced_until IS NULL OR a.silenced_until <= clock_timestamp()))) ORDER BY a.created_at DESC, a.id LIMIT 500`,
    [tenantId, id ?? null, all],
  );
  return rows;
}

export interface AlertChanges {
  readonly state?: AlertState;
  readonly reason?: string | null;
  readonly owner?: string | null;
  readonly silencedForMinutes?: number;
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
