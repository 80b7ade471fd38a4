import { Benchmark, BenchmarkId, BenchmarkPreview, Benchmarks, CreateBenchmarkBody } from '@framefarm/contracts';
import Type from 'typebox';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { requireIdempotencyKey } from '../../http/idempotency-key.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import { readRuns } from '../runs/read-runs.ts';
import { previewBenchmark } from './preview-benchmark.ts';
import { submitBenchmark } from './submit-benchmark.ts';

const params = Type.Object({ id: BenchmarkId });

export function benchmarkRoutes(app: App, deps: Deps): void {
  const { pool } = deps;
  app.post(
    '/v1/benchmarks',
    { config: { scope: 'runs:write' }, schema: { body: CreateBenchmarkBody, response: { 201: Benchmark } } },
    async (request, reply) => {
      const key = requireIdempotencyKey(request);
      const { tenantId, tokenId: submitter } = principalOf(request);
      const id = await transaction(pool, (tx) =>
        submitBenchmark(tx, deps, { tenantId, submitter, key, body: request.body }),
      );
      deps.wake.wake(tenantId);
      return reply.status(201).send(await readBenchmark(pool, tenantId, id));
    },
  );
  app.post(
    '/v1/benchmarks/preview',
    { config: { scope: 'runs:read' }, schema: { body: CreateBenchmarkBody, response: { 200: BenchmarkPreview } } },
    (request) => transaction(pool, (tx) => previewBenchmark(tx, principalOf(request).tenantId, request.body)),
  );
  app.get(
    '/v1/benchmarks',
    { config: { scope: 'runs:read' }, schema: { response: { 200: Benchmarks } } },
    async (request) => {
      const { tenantId } = principalOf(request);
      const { rows } = await pool.query<{ id: string }>(
        'SELECT id FROM benchmark WHERE tenant_id = $1 ORDER BY created_at DESC LIMIT 50',
        [tenantId],
      );
      return { benchmarks: await Promise.all(rows.map(({ id }) => readBenchmark(pool, tenantId, id))) };
    },
  );
  app.get(
    '/v1/benchmarks/:id',
    { config: { scope: 'runs:read' }, schema: { params, response: { 200: Benchmark } } },
    (request) => readBenchmark(pool, principalOf(request).tenantId, request.params.id),
  );
  app.post(
    '/v1/benchmarks/:id/cancel',
    { config: { scope: 'runs:write' }, schema: { params, response: { 200: Benchmark } } },
    async (request) => {
      const { tenantId } = principalOf(request);
      const { runs } = await readBenchmark(pool, tenantId, request.params.id);
      for (const run of runs) {
        if (run.lifeCycle !== 'ended') await transaction(pool, (tx) => cancelRun(tx, { tenantId, runId: run.id }));
      }
      return readBenchmark(pool, tenantId, request.params.id);
    },
  );
}

async function readBenchmark(tx: Tx, tenantId: string, id: string): Promise<Benchmark> {
  const { rows } = await tx.query<{ body: CreateBenchmarkBody; created_at: Date }>(
    'SELECT body, created_at FROM benchmark WHERE id = $1 AND tenant_id = $2',
    [id, tenantId],
  );
  if (!rows[0]) throw new AppError('resource.not-found', `there is no benchmark ${id}; GET /v1/benchmarks lists them`);
  return {
    id,
    ...rows[0].body,
    createdAt: rows[0].created_at.toISOString(),
    runs: await readRuns(tx, tenantId, { benchmarkId: id }),
  };
}
