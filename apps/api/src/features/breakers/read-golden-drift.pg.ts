import { type GoldenDrift, goldenDrift, median } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { sha256 } from '../../http/auth.ts';
import { readNoiseFloor } from '../noise/read-noise.ts';
import type { RunRow } from '../runs/run-store.pg.ts';

/** Earlier golden runs that a phone is compared with. */
const MOST_BASELINE = 30;

interface GoldenMeasurement {
  readonly tenantId: string;
  readonly deviceId: string;
  readonly attemptId: string;
  readonly run: Pick<RunRow, 'model_id' | 'configuration' | 'body'>;
  readonly harness: string;
  /** Of each launch. */
  readonly totalMs: readonly number[];
}

/**
 * Keeps what a golden run measured and says how far it lies from the phone's own earlier ones: of the same system, model, harness, configuration and
 * workload, without those that drifted, and since a person last returned the phone. Null while there are too few of them.
 */
export async function readGoldenDrift(
  tx: Tx,
  { tenantId, deviceId, attemptId, run, harness, totalMs }: GoldenMeasurement,
): Promise<GoldenDrift | null> {
  if (totalMs.length === 0 || totalMs.some((value) => !(value > 0))) return null;
  const { rows: devices } = await tx.query<{ os: string | null; tier: string; golden_since: Date | null }>(
    `SELECT coalesce(facts->>'fingerprint', facts->>'osVersion') AS os, tier, golden_since FROM device WHERE id = $1`,
    [deviceId],
  );
  const { os, tier, golden_since: since } = devices[0] as (typeof devices)[0];
  const { clips, warmupIterations, iterations, launches } = run.body;
  const digests = clips.map((clip) => clip.sha256);
  const parts = [os, run.model_id, harness, run.configuration, digests, warmupIterations, iterations, launches];
  const workload = sha256(JSON.stringify(parts));
  const { rows } = await tx.query<{ total_ms: number }>(
    `SELECT total_ms FROM golden_value WHERE device_id = $1 AND workload = $2 AND NOT is_drift AND ($3::timestamptz IS NULL OR at > $3)
     ORDER BY at DESC LIMIT $4`,
    [deviceId, workload, since, MOST_BASELINE],
  );
  const value = median(totalMs);
  const { alertFloor } = await readNoiseFloor(tx, tenantId, tier, 'total');
  const baseline = rows.map(({ total_ms: earlier }) => earlier);
  const drift = goldenDrift(value, baseline, alertFloor);
  await tx.query(
    `INSERT INTO golden_value (attempt_id, tenant_id, device_id, workload, total_ms, is_drift) VALUES ($1, $2, $3, $4, $5, $6)`,
    [attemptId, tenantId, deviceId, workload, value, drift?.isDrift ?? false],
  );
  return drift;
}

/** For people. */
export function driftReason({ change, limit }: GoldenDrift): string {
  const percent = (share: number) => `${share > 0 ? '+' : ''}${(100 * share).toFixed(1)} %`;
  return `its golden run lies ${percent(change)} from its own baseline, beyond the ${percent(limit).slice(1)} that it varies by itself`;
}
