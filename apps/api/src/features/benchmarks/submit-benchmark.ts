import type { CreateBenchmarkBody } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { sha256 } from '../../http/auth.ts';
import { requireArtifacts } from '../artifacts/require-artifacts.pg.ts';
import { readModels } from '../models/model-store.pg.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly key: string;
  readonly body: CreateBenchmarkBody;
}

const DAY_MS = 86_400_000;
const HALF_HOUR_MS = 1_800_000;

/** Benchmark, runs, outbox and idempotency key in one transaction. The same key and body again returns the first benchmark's id. */
export async function submitBenchmark(
  tx: Tx,
  { newId }: Pick<Deps, 'newId'>,
  { tenantId, key, body }: Input,
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
  await check(tx, tenantId, body);
  const id = newId('bmk');
  await tx.query('INSERT INTO benchmark (id, tenant_id, body) VALUES ($1, $2, $3)', [id, tenantId, body]);
  let ordinal = 0;
  for (const selector of body.targets) {
    for (const configuration of body.configurations) {
      const runId = newId('run');
      await tx.query(
        `INSERT INTO run (id, tenant_id, benchmark_id, ordinal, selector, configuration, queue_deadline, run_timeout_ms)
         VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 ms', $8)`,
        [
          runId,
          tenantId,
          id,
          ordinal,
          selector,
          configuration,
          body.queueTimeoutMs ?? DAY_MS,
          Math.round(body.runTimeoutMs ?? HALF_HOUR_MS),
        ],
      );
      await writeRunEvent(tx, { tenantId, runId, event: 'run.queued' });
      ordinal += 1;
    }
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

async function check(tx: Tx, tenantId: string, body: CreateBenchmarkBody): Promise<void> {
  const [model] = await readModels(tx, tenantId, body.modelId);
  if (!model) throw new AppError('benchmark.invalid', `there is no model ${body.modelId}; GET /v1/models lists them`);
  for (const { precision } of body.configurations) {
    if (!model.variants.some((variant) => variant.precision === precision)) {
      const has = model.variants.map((variant) => variant.precision).join(', ');
      throw new AppError(
        'benchmark.invalid',
        `model ${model.name} ${model.version} has no ${precision} variant; it has ${has}`,
      );
    }
  }
  await requireArtifacts(
    tx,
    tenantId,
    body.clips.map((clip) => clip.sha256),
  );
  for (const { ids } of body.targets) {
    for (const id of ids ?? []) {
      const known = await tx.query('SELECT 1 FROM device WHERE id = $1 AND tenant_id = $2', [id, tenantId]);
      if (known.rowCount === 0)
        throw new AppError('benchmark.invalid', `there is no device ${id}; GET /v1/devices lists them`);
    }
  }
}
