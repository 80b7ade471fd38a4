import type { CreateBenchmarkBody, DeviceSelector, ReportRecord, Run, RunConfiguration } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

export interface RunRow {
  id: string;
  benchmark_id: string;
  configuration: RunConfiguration;
  selector: DeviceSelector;
  model_id: string;
  priority: number;
  life_cycle: Run['lifeCycle'];
  outcome: Run['outcome'];
  validity: Run['validity'];
  fault: Run['fault'];
  reasons: string[];
  cancel_requested: boolean;
  attempts: number;
  launches_done: number;
  device_id: string | null;
  summary: Partial<Run> | null;
  created_at: Date;
  ended_at: Date | null;
  body: CreateBenchmarkBody;
  serial: string | null;
  model: string | null;
  platform: Run['platform'];
  device_body: Run['body'];
  tier: Run['tier'];
  comparison_id: string | null;
  waits_for: string[];
  waits_since: Date | null;
  launch_since: Date | null;
}

export interface RunFilter {
  readonly benchmarkId?: string | undefined;
  readonly runId?: string | undefined;
  /** Only runs that have not ended. */
  readonly alive?: boolean;
}

/** The newest 2,000 runs of a tenant that pass the filter, in the order in which they were asked for. */
export async function readRunRows(
  tx: Tx,
  tenantId: string,
  { benchmarkId, runId, alive = false }: RunFilter,
): Promise<RunRow[]> {
  const { rows } = await tx.query<RunRow>(
    `SELECT r.id, r.benchmark_id, r.configuration, r.selector, r.model_id, r.priority, r.life_cycle, r.outcome, r.validity, r.fault, r.reasons, r.cancel_requested,
       r.attempts, r.launches_done, r.device_id, r.summary, r.created_at, r.ended_at, b.body,
       d.serial, d.facts->>'model' AS model, d.platform, d.body AS device_body, d.tier,
       c.id AS comparison_id, r.waits_for, r.waits_since, r.launch_since
     FROM run r JOIN benchmark b ON b.id = r.benchmark_id LEFT JOIN device d ON d.id = r.device_id
       LEFT JOIN comparison c ON c.benchmark_id = r.benchmark_id
     WHERE r.tenant_id = $1 AND ($2::text IS NULL OR r.benchmark_id = $2) AND ($3::text IS NULL OR r.id = $3)
       AND (NOT $4 OR r.life_cycle <> 'ended')
     ORDER BY r.created_at DESC, r.ordinal DESC LIMIT 2000`,
    [tenantId, benchmarkId ?? null, runId ?? null, alive],
  );
  return rows.toReversed();
}

/** Why a queued run waits and for how long yet, as far as that can be told. */
export interface Wait {
  readonly reason: string;
  readonly estimateMs: number | null;
}

export function toRun(row: RunRow, wait: Wait | null): Run {
  const nothing = { timing: null, stages: null, pssKb: null, backend: null, threads: null, engine: null, score: null };
  return {
    id: row.id,
    benchmarkId: row.benchmark_id,
    modelId: row.model_id,
    priority: row.priority,
    configuration: row.configuration,
    lifeCycle: row.life_cycle,
    outcome: row.outcome,
    validity: row.validity,
    reasons: row.reasons,
    fault: row.fault,
    waitReason: wait?.reason ?? null,
    waitEstimateMs: wait?.estimateMs ?? null,
    cancelRequested: row.cancel_requested,
    attempts: row.attempts,
    deviceId: row.device_id,
    serial: row.serial,
    model: row.model,
    platform: row.platform,
    body: row.device_body,
    tier: row.tier,
    ...nothing,
    ...row.summary,
    launches: row.body.launches,
    progress: { done: row.launches_done, of: row.body.launches },
    comparisonId: row.comparison_id,
    phoneWait:
      row.life_cycle === 'ended' || row.waits_since === null
        ? null
        : { for: row.waits_for, since: row.waits_since.toISOString() },
    sustained:
      row.body.sustained === undefined
        ? null
        : {
            minutes: row.body.sustained.minutes,
            launchSince: row.life_cycle === 'running' ? (row.launch_since?.toISOString() ?? null) : null,
          },
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

export async function readAttemptRecords(tx: Tx, attemptId: string): Promise<ReportRecord[]> {
  const { rows } = await tx.query<{ record: ReportRecord }>(
    'SELECT record FROM report_record WHERE attempt_id = $1 ORDER BY launch, seq',
    [attemptId],
  );
  return rows.map(({ record }) => record);
}

export async function lastAttemptId(tx: Tx, tenantId: string, runId: string): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    'SELECT id FROM attempt WHERE tenant_id = $1 AND run_id = $2 ORDER BY number DESC LIMIT 1',
    [tenantId, runId],
  );
  return rows[0]?.id ?? null;
}

/** The records of the run's last attempt; empty when there was none. */
export async function readRunRecords(tx: Tx, tenantId: string, runId: string): Promise<ReportRecord[]> {
  const attemptId = await lastAttemptId(tx, tenantId, runId);
  return attemptId === null ? [] : readAttemptRecords(tx, attemptId);
}
