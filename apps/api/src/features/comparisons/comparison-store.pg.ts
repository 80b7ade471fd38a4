import type { CreateComparisonBody } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';

export interface ComparisonRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly benchmark_id: string;
  readonly body: CreateComparisonBody;
  readonly seed: number;
  readonly state: 'measuring' | 'ended';
  readonly verdict_text: string | null;
  /** How many of the pairs that ended the verdicts rest on. */
  readonly judged_pairs: number;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

interface Filter {
  readonly id?: string;
  readonly benchmarkId?: string;
}

/** Newest first, at most 50. */
export async function readComparisonRows(tx: Tx, tenantId: string, filter: Filter = {}): Promise<ComparisonRow[]> {
  const { rows } = await tx.query<Omit<ComparisonRow, 'seed'> & { seed: string }>(
    `SELECT id, tenant_id, benchmark_id, body, seed, state, verdict_text, judged_pairs, created_at, ended_at FROM comparison
     WHERE tenant_id = $1 AND ($2::text IS NULL OR id = $2) AND ($3::text IS NULL OR benchmark_id = $3)
     ORDER BY created_at DESC, id DESC LIMIT 50`,
    [tenantId, filter.id ?? null, filter.benchmarkId ?? null],
  );
  return rows.map((row) => ({ ...row, seed: Number(row.seed) }));
}

/** `resource.not-found` when there is none. */
export async function requireComparison(tx: Tx, tenantId: string, id: string): Promise<ComparisonRow> {
  const [row] = await readComparisonRows(tx, tenantId, { id });
  if (row === undefined)
    throw new AppError('resource.not-found', `there is no comparison ${id}; GET /v1/comparisons lists them`);
  return row;
}

/** Everything that begins or ends a pair of a comparison does so one after the other. */
export async function lockComparison(tx: Tx, id: string): Promise<void> {
  await tx.query('SELECT 1 FROM comparison WHERE id = $1 FOR UPDATE', [id]);
}

export interface PairRow {
  readonly number: number;
  readonly run_id: string;
  readonly attempt_id: string;
  readonly device_id: string;
  readonly os: string;
  readonly arm_order: 'AB' | 'BA';
  readonly first_launch: number;
  readonly state: 'open' | 'valid' | 'invalid' | 'discarded';
  readonly reasons: readonly string[];
  readonly ended_place: number | null;
  readonly started_at: Date;
  readonly ended_at: Date | null;
}

/** In the order in which they began. */
export async function readPairs(tx: Tx, comparisonId: string): Promise<PairRow[]> {
  const { rows } = await tx.query<PairRow>(
    `SELECT number, run_id, attempt_id, device_id, os, arm_order, first_launch, state, reasons, ended_place, started_at, ended_at
     FROM launch_pair WHERE comparison_id = $1 ORDER BY number`,
    [comparisonId],
  );
  return rows;
}
