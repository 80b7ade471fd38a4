import { Comparison, ComparisonId, ComparisonRaw, Comparisons, CreateComparisonBody } from '@framefarm/contracts';
import Type from 'typebox';
import { transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { principalOf } from '../../http/auth.ts';
import { requireIdempotencyKey } from '../../http/idempotency-key.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import { readRunRows } from '../runs/run-store.pg.ts';
import { readComparisonRows, requireComparison } from './comparison-store.pg.ts';
import { readRaw } from './read-raw.pg.ts';
import { showComparison } from './show-comparison.ts';
import { submitComparison } from './submit-comparison.ts';

const params = Type.Object({ id: ComparisonId });
const read = { scope: 'runs:read' } as const;
const write = { scope: 'runs:write' } as const;

export function comparisonRoutes(app: App, deps: Deps): void {
  const { pool } = deps;
  app.post(
    '/v1/comparisons',
    { config: write, schema: { body: CreateComparisonBody, response: { 201: Comparison } } },
    async (request, reply) => {
      const { tenantId, tokenId: submitter } = principalOf(request);
      const key = requireIdempotencyKey(request);
      const id = await transaction(pool, (tx) =>
        submitComparison(tx, deps, { tenantId, submitter, key, body: request.body }),
      );
      deps.wake.wake(tenantId);
      return reply.status(201).send(await showComparison(pool, await requireComparison(pool, tenantId, id)));
    },
  );
  app.get('/v1/comparisons', { config: read, schema: { response: { 200: Comparisons } } }, async (request) => ({
    comparisons: await Promise.all(
      (await readComparisonRows(pool, principalOf(request).tenantId)).map((row) => showComparison(pool, row)),
    ),
  }));
  app.get('/v1/comparisons/:id', { config: read, schema: { params, response: { 200: Comparison } } }, async (request) =>
    showComparison(pool, await requireComparison(pool, principalOf(request).tenantId, request.params.id)),
  );
  app.get(
    '/v1/comparisons/:id/raw',
    { config: read, schema: { params, response: { 200: ComparisonRaw } } },
    async (request) => {
      const row = await requireComparison(pool, principalOf(request).tenantId, request.params.id);
      return {
        comparisonId: row.id,
        isOver: row.state === 'ended',
        judgedPairs: row.judged_pairs,
        pairs: await readRaw(pool, row),
      };
    },
  );
  app.post(
    '/v1/comparisons/:id/cancel',
    { config: write, schema: { params, response: { 200: Comparison } } },
    async (request) => {
      const { tenantId } = principalOf(request);
      const row = await requireComparison(pool, tenantId, request.params.id);
      for (const run of await readRunRows(pool, tenantId, { benchmarkId: row.benchmark_id })) {
        if (run.life_cycle !== 'ended') await transaction(pool, (tx) => cancelRun(tx, { tenantId, runId: run.id }));
      }
      return showComparison(pool, await requireComparison(pool, tenantId, row.id));
    },
  );
}
