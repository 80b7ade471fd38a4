import type { RunConfiguration, Series, SeriesPoint } from '@framefarm/contracts';
import type { DetectorState, HistoryChange } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';

interface Row {
  id: string;
  metric: Series['metric'];
  direction: Series['direction'];
  line: string;
  tier: Series['tier'];
  device_id: string;
  serial: string;
  os: string;
  configuration: RunConfiguration;
  clips: { sha256: string }[];
  runs: number;
  detector: DetectorState;
  last_run_at: Date | null;
}

export interface SeriesFilter {
  readonly id?: string | undefined;
  readonly metric?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly line?: string | undefined;
}

/** The 500 that ran last of those that pass the filter. */
export async function readSeries(tx: Tx, tenantId: string, filter: SeriesFilter): Promise<Series[]> {
  const { rows } = await tx.query<Row>(
    `SELECT s.id, s.metric, s.direction, s.line, s.tier, s.device_id, d.serial, s.os, s.configuration, s.clips, s.runs, s.detector, s.last_run_at
     FROM series s JOIN device d ON d.id = s.device_id
     WHERE s.tenant_id = $1 AND ($2::text IS NULL OR s.id = $2) AND ($3::text IS NULL OR s.metric = $3)
       AND ($4::text IS NULL OR s.device_id = $4) AND ($5::text IS NULL OR s.line = $5)
     ORDER BY s.last_run_at DESC, s.id LIMIT 500`,
    [tenantId, filter.id ?? null, filter.metric ?? null, filter.deviceId ?? null, filter.line ?? null],
  );
  return rows.map(({ device_id: deviceId, last_run_at: lastRunAt, detector, clips, ...row }) => ({
    ...row,
    deviceId,
    clips: clips.map(({ sha256 }) => sha256),
    lastRunAt: lastRunAt?.toISOString() ?? null,
    changes: detector.changes.map((change) => toChange(change, row.direction)),
  }));
}

export function toChange({ index, raisedAt, before, after }: HistoryChange, direction: Series['direction']) {
  return {
    ordinal: index,
    raisedAt,
    before,
    after,
    relativeChange: before * after > 0 ? after / before - 1 : null,
    effect: after < before === (direction === 'lower') ? ('good' as const) : ('bad' as const),
  };
}

/** The runs of a series from one ordinal to another, both included. */
export async function readPoints(tx: Tx, seriesId: string, from: number, to: number): Promise<SeriesPoint[]> {
  const { rows } = await tx.query<Omit<SeriesPoint, 'at'> & { at: Date }>(
    `SELECT p.ordinal, p.run_id AS "runId", p.value, p.spread, p.launches, p.model_id AS "modelId", m.version AS build, p.harness, p.at
     FROM series_point p JOIN model m ON m.id = p.model_id
     WHERE p.series_id = $1 AND p.ordinal BETWEEN $2 AND $3 ORDER BY p.ordinal`,
    [seriesId, from, to],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
