import type { Tier } from '@framefarm/domain';
import type { AaResult } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import type { MetricVerdict } from '../comparisons/comparison-port.ts';

/** A night that was missed by more than this begins no more: by day the phones are somebody's. */
const LATEST_START = '6 hours';
const MOST_HOURS = 24;
/** Nights that the noise floor looks back at. */
const NIGHTS = 28;

export interface Night {
  tenant_id: string;
  /** YYYY-MM-DD, UTC. */
  night: string;
  tier: Tier;
  state: 'waiting' | 'measuring' | 'ended' | 'missed';
  golden_id: string | null;
  comparison_id: string | null;
  reason: string | null;
  is_over: boolean;
}

/** The nights that begin now; those that have begun stay as they are. */
export async function openNights(tx: Tx): Promise<void> {
  await tx.query(
    `INSERT INTO aa_night (tenant_id, night, tier)
     SELECT DISTINCT d.tenant_id, begun::date, d.tier
     FROM aa_schedule s
       CROSS JOIN LATERAL (SELECT clock_timestamp() AT TIME ZONE 'UTC' AS now) AS clock
       CROSS JOIN LATERAL (SELECT now::date + s.starts_at - CASE WHEN now::time < s.starts_at THEN interval '1 day' ELSE interval '0' END
         AS begun) AS night
       JOIN device d ON d.tenant_id = s.tenant_id
     WHERE s.enabled AND now < begun + $1::interval AND d.body IN ('real', 'host') AND d.state = 'online'
       AND d.last_seen_at > clock_timestamp() - interval '2 minutes'
     ON CONFLICT DO NOTHING`,
    [LATEST_START],
  );
}

export async function lockDueNight(tx: Tx): Promise<Night | null> {
  const { rows } = await tx.query<Night>(
    `SELECT tenant_id, night::text, tier, state, golden_id, comparison_id, reason,
       created_at < clock_timestamp() - $1 * interval '1 hour' AS is_over
     FROM aa_night WHERE state IN ('waiting', 'measuring') AND next_look_at <= clock_timestamp()
     ORDER BY next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [MOST_HOURS],
  );
  return rows[0] ?? null;
}

interface NightChanges {
  readonly state?: 'measuring';
  readonly goldenId?: string;
  readonly comparisonId?: string;
  readonly reason?: string | null;
  readonly nextLookInMs?: number;
}

export async function updateNight(tx: Tx, { tenant_id, night, tier }: Night, changes: NightChanges): Promise<void> {
  await tx.query(
    `UPDATE aa_night SET state = coalesce($4, state), comparison_id = coalesce($5, comparison_id), golden_id = coalesce($9, golden_id),
       reason = CASE WHEN $6 THEN $7 ELSE reason END,
       next_look_at = coalesce(clock_timestamp() + $8 * interval '1 ms', next_look_at)
     WHERE tenant_id = $1 AND night = $2 AND tier = $3`,
    [
      tenant_id,
      night,
      tier,
      changes.state ?? null,
      changes.comparisonId ?? null,
      changes.reason !== undefined,
      changes.reason?.slice(0, 500) ?? null,
      changes.nextLookInMs ?? null,
      changes.goldenId ?? null,
    ],
  );
}

export async function closeNight(
  tx: Tx,
  { tenant_id, night, tier }: Night,
  state: 'ended' | 'missed',
  reason: string | null,
): Promise<void> {
  await tx.query(
    `UPDATE aa_night SET state = $4, reason = $5, ended_at = clock_timestamp() WHERE tenant_id = $1 AND night = $2 AND tier = $3`,
    [tenant_id, night, tier, state, reason],
  );
}

export async function insertResults(
  tx: Tx,
  { tenant_id, night, tier }: Night,
  verdicts: readonly MetricVerdict[],
): Promise<void> {
  for (const { value, quantile, verdict, pairs, pairSd, effect, interval, mde } of verdicts) {
    const halfWidth = interval === null ? null : (interval[1] - interval[0]) / 2;
    await tx.query(
      `INSERT INTO aa_result (tenant_id, night, tier, metric, quantile, verdict, pairs, pair_sd, effect, half_width, mde)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [tenant_id, night, tier, value, quantile, verdict, pairs, pairSd, effect, halfWidth, mde],
    );
  }
}

export interface AaRow extends AaResult {
  readonly tier: Tier;
  readonly metric: string;
  readonly quantile: 'median' | 'p95';
}

/** The results of the last nights; those that no comparison could judge say nothing and are left out. */
export async function readAaResults(tx: Tx, tenantId: string): Promise<readonly AaRow[]> {
  const { rows } = await tx.query<AaRow>(
    `SELECT r.tier, r.metric, r.quantile, r.pairs, r.pair_sd AS "pairSd", r.half_width AS "halfWidth", r.mde,
       r.verdict IN ('regress', 'improve') AS "isAlarm"
     FROM aa_result r WHERE r.tenant_id = $1 AND r.verdict <> 'invalid'
       AND r.night > (clock_timestamp() AT TIME ZONE 'UTC')::date - $2::int ORDER BY r.tier, r.metric, r.quantile, r.night`,
    [tenantId, NIGHTS],
  );
  return rows;
}
