import type { PlanClip, RunConfiguration } from '@framefarm/contracts';
import type { SeriesMetric } from '@framefarm/domain';
import { DETECTOR_CONFIG, type DetectorState, createHistoryDetector } from '@framefarm/stats';
import type { Static } from 'typebox';
import type { Tx } from '../../db/transaction.ts';
import { sha256 } from '../../http/auth.ts';

/** All that has to be the same for two runs to be neighbours in one history. The phone's system belongs to it: an update of it is no build's doing. */
export interface SeriesKey {
  readonly tenantId: string;
  readonly metric: SeriesMetric;
  readonly line: string;
  readonly deviceId: string;
  /** As Postgres gives it back, which sorts the fields. */
  readonly configuration: RunConfiguration;
  readonly clips: readonly Static<typeof PlanClip>[];
  readonly warmupIterations: number;
  readonly iterations: number;
}

/** Of the detector's configuration: a state made by another one is made anew from the points. */
export const DETECTOR_HASH = sha256(JSON.stringify(DETECTOR_CONFIG)).slice(0, 16);

/** The series of that key with its detector at rest, made when it is new; its row stays locked until the transaction ends. */
export async function lockSeries(
  tx: Tx,
  key: SeriesKey,
  direction: 'lower' | 'higher',
): Promise<{ readonly id: string; readonly tier: string; readonly state: DetectorState }> {
  const { rows: devices } = await tx.query<{ tier: string; os: string }>(
    `SELECT tier, coalesce(facts->>'fingerprint', facts->>'osVersion') AS os FROM device WHERE id = $1`,
    [key.deviceId],
  );
  const device = devices[0] as { tier: string; os: string };
  const configuration = JSON.stringify(key.configuration);
  const { tenantId, metric, line, deviceId, clips, warmupIterations, iterations } = key;
  const parts = [
    tenantId,
    metric,
    line,
    deviceId,
    device.tier,
    device.os,
    configuration,
    ...clips.map((clip) => clip.sha256),
    warmupIterations,
    iterations,
  ];
  const id = `ser_${sha256(JSON.stringify(parts)).slice(0, 24)}`;
  await tx.query(
    `INSERT INTO series (id, tenant_id, metric, line, device_id, tier, os, configuration, clips, warmup_iterations, iterations, direction,
       detector, detector_config)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (id) DO NOTHING`,
    [
      id,
      tenantId,
      metric,
      line,
      deviceId,
      device.tier,
      device.os,
      configuration,
      JSON.stringify(clips),
      warmupIterations,
      iterations,
      direction,
      createHistoryDetector().state(),
      DETECTOR_HASH,
    ],
  );
  const { rows } = await tx.query<{ detector: DetectorState; detector_config: string }>(
    'SELECT detector, detector_config FROM series WHERE id = $1 FOR UPDATE',
    [id],
  );
  const row = rows[0] as { detector: DetectorState; detector_config: string };
  return {
    id,
    tier: device.tier,
    state: row.detector_config === DETECTOR_HASH ? row.detector : await stateOfPoints(tx, id),
  };
}

async function stateOfPoints(tx: Tx, seriesId: string): Promise<DetectorState> {
  const { rows } = await tx.query<{ value: number }>(
    'SELECT value FROM series_point WHERE series_id = $1 ORDER BY ordinal',
    [seriesId],
  );
  const detector = createHistoryDetector();
  for (const { value } of rows) detector.append(value);
  return detector.state();
}

interface NewPoint {
  readonly tenantId: string;
  readonly seriesId: string;
  readonly ordinal: number;
  readonly runId: string;
  readonly value: number;
  readonly spread: number | null;
  readonly launches: number;
  readonly modelId: string;
  readonly harness: string;
}

export async function insertPoint(tx: Tx, point: NewPoint): Promise<void> {
  await tx.query(
    `INSERT INTO series_point (series_id, ordinal, tenant_id, run_id, value, spread, launches, model_id, harness)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      point.seriesId,
      point.ordinal,
      point.tenantId,
      point.runId,
      point.value,
      point.spread,
      point.launches,
      point.modelId,
      point.harness,
    ],
  );
}

export async function saveDetector(tx: Tx, seriesId: string, state: DetectorState, hash: string): Promise<void> {
  await tx.query(
    'UPDATE series SET detector = $2, detector_config = $3, runs = $4, last_run_at = clock_timestamp() WHERE id = $1',
    [seriesId, state, hash, state.runs],
  );
}

export async function readModelName(tx: Tx, modelId: string): Promise<string> {
  const { rows } = await tx.query<{ name: string }>('SELECT name FROM model WHERE id = $1', [modelId]);
  return (rows[0] as { name: string }).name;
}
