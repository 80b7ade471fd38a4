import type { TuneBody, Tuning } from '@framefarm/contracts';
import type { TuneProgress } from '@framefarm/policy';
import type { Tx } from '../../db/transaction.ts';
import { DEFAULT_SEED } from './tune-input-of.ts';

interface TuningRow {
  id: string;
  state: Tuning['state'];
  body: TuneBody;
  progress: Tuning['progress'];
  traces_sha256: string;
  calibration_sha256: string;
  result: Tuning['result'];
  message: string | null;
  policy_id: string | null;
  created_at: Date;
}

/** A tuning whose API says nothing for so long is lost: it beats every second. */
const LOST_AFTER = '30 seconds';

export interface NewTuning {
  readonly id: string;
  readonly tenantId: string;
  readonly actor: string;
  readonly body: TuneBody;
  readonly tracesSha256: string;
  readonly calibrationSha256: string;
}

export async function insertTuning(tx: Tx, one: NewTuning): Promise<void> {
  await tx.query(
    `INSERT INTO tuning (id, tenant_id, actor, body, state, traces_sha256, calibration_sha256)
     VALUES ($1, $2, $3, $4, 'running', $5, $6)`,
    [one.id, one.tenantId, one.actor, JSON.stringify(one.body), one.tracesSha256, one.calibrationSha256],
  );
}

/** @returns whether it is still to go on; false when somebody cancelled it */
export async function beatTuning(tx: Tx, id: string, progress: TuneProgress | null): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE tuning SET beat_at = now(), progress = coalesce($2, progress) WHERE id = $1 AND state = 'running'`,
    [id, progress === null ? null : JSON.stringify(progress)],
  );
  return rowCount === 1;
}

export interface TuningEnd {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly message: string | null;
  readonly result: Tuning['result'];
  readonly policyId: string | null;
}

/** The first end counts. @returns whether this was it */
export async function endTuning(tx: Tx, id: string, { state, message, result, policyId }: TuningEnd): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE tuning SET state = $2, message = $3, result = $4, policy_id = $5 WHERE id = $1 AND state = 'running'`,
    [id, state, message, result === null ? null : JSON.stringify(result), policyId],
  );
  return rowCount === 1;
}

/** Newest first; those whose API has gone are told as failed. */
export async function readTunings(tx: Tx, tenantId: string, id: string | null = null): Promise<Tuning[]> {
  await tx.query(
    `UPDATE tuning SET state = 'failed', message = 'the API that ran it is gone; start it again'
     WHERE tenant_id = $1 AND state = 'running' AND beat_at < now() - $2::interval`,
    [tenantId, LOST_AFTER],
  );
  const { rows } = await tx.query<TuningRow>(
    `SELECT id, state, body, progress, traces_sha256, calibration_sha256, result, message, policy_id, created_at
     FROM tuning WHERE tenant_id = $1 AND ($2::text IS NULL OR id = $2) ORDER BY created_at DESC, id DESC LIMIT 200`,
    [tenantId, id],
  );
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    body: row.body,
    progress: row.progress,
    tracesSha256: row.traces_sha256,
    calibrationSha256: row.calibration_sha256,
    message: row.message,
    policyId: row.policy_id,
    result: row.result,
    createdAt: row.created_at.toISOString(),
  }));
}

export interface TuningOfArtifacts {
  readonly seed: number;
  /** Of the policy that it recommended, by replay. */
  readonly p95Ms: number | null;
}

/** The newest tuning of these artifacts: a replay with its seed has the tuner's own draws. */
export async function readTuningOf(
  tx: Tx,
  tenantId: string,
  tracesSha256: string,
  calibrationSha256: string,
): Promise<TuningOfArtifacts> {
  const { rows } = await tx.query<{ seed: number | null; p95: number | null }>(
    `SELECT (body->>'seed')::bigint::float AS seed, (result->'recommended'->>'p95Ms')::float AS p95 FROM tuning
     WHERE tenant_id = $1 AND traces_sha256 = $2 AND calibration_sha256 = $3 AND state = 'done' ORDER BY created_at DESC, id DESC LIMIT 1`,
    [tenantId, tracesSha256, calibrationSha256],
  );
  return { seed: rows[0]?.seed ?? DEFAULT_SEED, p95Ms: rows[0]?.p95 ?? null };
}
