import type { CreateBenchmarkBody } from '@framefarm/contracts';
import { LAUNCH_GATES, sustainedRunMs } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { sha256 } from '../../http/auth.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';
import { DEFAULT_MAX_RUNS, planBenchmark } from './plan-benchmark.ts';

interface Input {
  readonly tenantId: string;
  /** Whose token it was: submitters share the devices fairly. */
  readonly submitter: string;
  readonly key: string;
  readonly body: CreateBenchmarkBody;
}

const DAY_MS = 86_400_000;
const HALF_HOUR_MS = 1_800_000;

/** Benchmark, runs, outbox and idempotency key in one transaction. The same key and body again returns the first benchmark's id. */
export async function submitBenchmark(
  tx: Tx,
  { newId }: Pick<Deps, 'newId'>,
  { tenantId, submitter, key, body }: Input,
): Promise<string> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tenantId} ${key}`]);
  const digest = sha256(JSON.stringify(body));
  const { rows } = await tx.query<{ request_sha256: string; benchmark_id: string }>(
    'SELECT request_sha256, benchmark_id FROM idempotency WHERE tenant_id = $1 AND key = $2',
    [tenantId, key],
  );
  if (rows[0]) {
    if (rows[0].request_sha256 === digest) return rows[0].benchmark_id;
    throw new AppError('idempotency.mismatch', `Idempotency-Key ${key} was used for another request; use a new key`);
  }
  const planned = await planBenchmark(tx, tenantId, body);
  refuseWrongSize(planned.length, body);
  const id = newId('bmk');
  await tx.query('INSERT INTO benchmark (id, tenant_id, body) VALUES ($1, $2, $3)', [id, tenantId, body]);
  for (const [ordinal, { modelId, selector, configuration }] of planned.entries()) {
    const runId = newId('run');
    await tx.query(
      `INSERT INTO run (id, tenant_id, benchmark_id, ordinal, selector, configuration, queue_deadline, run_timeout_ms, model_id, submitter,
         priority)
       VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 ms', $8, $9, $10, $11)`,
      [
        runId,
        tenantId,
        id,
        ordinal,
        selector,
        configuration,
        body.queueTimeoutMs ?? DAY_MS,
        Math.round(body.runTimeoutMs ?? usualTimeoutMs(body)),
        modelId,
        submitter,
        body.priority ?? 0,
      ],
    );
    await writeRunEvent(tx, { tenantId, runId, event: 'run.queued' });
  }
  await tx.query('INSERT INTO outbox (tenant_id, topic) VALUES ($1, $2)', [tenantId, 'run.queued']);
  await tx.query('INSERT INTO idempotency (tenant_id, key, request_sha256, benchmark_id) VALUES ($1, $2, $3, $4)', [
    tenantId,
    key,
    digest,
    id,
  ]);
  return id;
}

function usualTimeoutMs({ sustained, launches, limits }: CreateBenchmarkBody): number {
  if (sustained === undefined) return HALF_HOUR_MS;
  const { mostS } = { ...LAUNCH_GATES, ...limits }.coolDown;
  return Math.min(DAY_MS, sustainedRunMs(sustained.minutes, launches, mostS));
}

function refuseWrongSize(count: number, { maxRuns = DEFAULT_MAX_RUNS }: CreateBenchmarkBody): void {
  if (count === 0)
    throw new AppError(
      'benchmark.invalid',
      'no device that is online is selected, so spread "each" makes no run; look at GET /v1/devices',
    );
  if (count > maxRuns)
    throw new AppError(
      'benchmark.invalid',
      `this would make ${count} runs, more than maxRuns (${maxRuns}); narrow it, or raise maxRuns after a look at POST /v1/benchmarks/preview`,
    );
}
