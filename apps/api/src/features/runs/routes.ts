import { BenchmarkId, Run, RunEvent, RunEvents, RunId, RunReport, Runs, SustainedCurve } from '@framefarm/contracts';
import Type from 'typebox';
import type { Static } from 'typebox';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { cancelRun } from './cancel-run.ts';
import { readCurve } from './read-curve.ts';
import { readRuns } from './read-runs.ts';
import { lastAttemptId, readAttemptRecords } from './run-store.pg.ts';

const params = Type.Object({ id: RunId });
const querystring = Type.Object(
  {
    benchmarkId: Type.Optional(BenchmarkId),
    alive: Type.Optional(Type.Literal('true', { description: 'only runs that have not ended' })),
  },
  { additionalProperties: false },
);

export function runRoutes(app: App, { pool }: Deps): void {
  const config = { scope: 'runs:read' } as const;
  app.get('/v1/runs', { config, schema: { querystring, response: { 200: Runs } } }, async (request) => ({
    runs: await readRuns(pool, principalOf(request).tenantId, {
      benchmarkId: request.query.benchmarkId,
      alive: request.query.alive === 'true',
    }),
  }));
  app.get('/v1/runs/:id', { config, schema: { params, response: { 200: Run } } }, (request) =>
    readRun(pool, principalOf(request).tenantId, request.params.id),
  );
  app.get('/v1/runs/:id/events', { config, schema: { params, response: { 200: RunEvents } } }, async (request) => {
    const { tenantId } = principalOf(request);
    await readRun(pool, tenantId, request.params.id);
    const { rows } = await pool.query<{ at: Date; event: string; attempt_id: string | null; details: unknown }>(
      'SELECT at, event, attempt_id, details FROM run_event WHERE run_id = $1 AND tenant_id = $2 ORDER BY id',
      [request.params.id, tenantId],
    );
    const events: Static<typeof RunEvent>[] = rows.map((row) => ({
      at: row.at.toISOString(),
      event: row.event,
      attemptId: row.attempt_id,
      details: row.details,
    }));
    return { events };
  });
  app.get('/v1/runs/:id/report', { config, schema: { params, response: { 200: RunReport } } }, async (request) => {
    const { tenantId } = principalOf(request);
    await readRun(pool, tenantId, request.params.id);
    const attemptId = await lastAttemptId(pool, tenantId, request.params.id);
    return { attemptId, records: attemptId === null ? [] : await readAttemptRecords(pool, attemptId) };
  });
  app.get('/v1/runs/:id/curve', { config, schema: { params, response: { 200: SustainedCurve } } }, (request) =>
    readCurve(pool, principalOf(request).tenantId, request.params.id),
  );
  app.post(
    '/v1/runs/:id/cancel',
    { config: { scope: 'runs:write' }, schema: { params, response: { 200: Run } } },
    async (request) => {
      const { tenantId } = principalOf(request);
      await transaction(pool, (tx) => cancelRun(tx, { tenantId, runId: request.params.id }));
      return readRun(pool, tenantId, request.params.id);
    },
  );
}

async function readRun(tx: Tx, tenantId: string, runId: string): Promise<Run> {
  const [run] = await readRuns(tx, tenantId, { runId });
  if (!run) throw new AppError('resource.not-found', `there is no run ${runId}; GET /v1/runs lists them`);
  return run;
}
