import {
  Baseline,
  Baselines,
  ConfirmGateBody,
  Gate,
  GateDefinition,
  GateRun,
  GateRuns,
  GateScore,
  Gates,
  PutBaselineBody,
  RunGateBody,
  idOf,
} from '@framefarm/contracts';
import Type from 'typebox';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { readBaselines } from './baseline-store.pg.ts';
import { confirmGate } from './confirm-gate.ts';
import { readGateRuns, readGates } from './gate-store.pg.ts';
import { putBaseline } from './put-baseline.ts';
import { putGate } from './put-gate.ts';
import { runGate } from './run-gate.ts';
import { scoreGate } from './score-gate.ts';

const params = Type.Object({ id: idOf('gtr') });
const named = Type.Object({ name: Type.String({ minLength: 1, maxLength: 120 }) });
const read = { scope: 'runs:read' } as const;
const write = { scope: 'runs:write' } as const;

export function gateRoutes(app: App, deps: Deps): void {
  const { pool, wake } = deps;
  app.put(
    '/v1/baselines',
    { config: write, schema: { body: PutBaselineBody, response: { 200: Baseline } } },
    async (request) => {
      const { tenantId, tokenId: actor } = principalOf(request);
      const id = await transaction(pool, (tx) => putBaseline(tx, deps, { tenantId, actor, body: request.body }));
      return (await readBaselines(pool, tenantId, { id }))[0] as Baseline;
    },
  );
  app.get('/v1/baselines', { config: read, schema: { response: { 200: Baselines } } }, async (request) => ({
    baselines: await readBaselines(pool, principalOf(request).tenantId),
  }));
  app.put(
    '/v1/gates',
    { config: write, schema: { body: GateDefinition, response: { 200: Gate } } },
    async (request) => {
      const { tenantId, tokenId: actor } = principalOf(request);
      const id = await transaction(pool, (tx) => putGate(tx, deps, { tenantId, actor, definition: request.body }));
      return (await readGates(pool, tenantId, { id }))[0] as Gate;
    },
  );
  app.get('/v1/gates', { config: read, schema: { response: { 200: Gates } } }, async (request) => ({
    gates: await readGates(pool, principalOf(request).tenantId),
  }));
  app.get(
    '/v1/gates/:name/score',
    { config: read, schema: { params: named, response: { 200: GateScore } } },
    async (request) => {
      const { tenantId } = principalOf(request);
      const { name } = request.params;
      if ((await readGates(pool, tenantId, { name })).length === 0)
        throw new AppError('resource.not-found', `there is no gate ${name}; GET /v1/gates lists them`);
      return scoreGate(name, await readGateRuns(pool, tenantId, { gate: name }));
    },
  );
  app.post(
    '/v1/gate-runs',
    { config: write, schema: { body: RunGateBody, response: { 201: GateRun } } },
    async (request, reply) => {
      const { tenantId, tokenId: submitter } = principalOf(request);
      const id = await transaction(pool, (tx) => runGate(tx, deps, { tenantId, submitter, body: request.body }));
      wake.wake(tenantId);
      return reply.status(201).send(await requireGateRun(pool, tenantId, id));
    },
  );
  app.get('/v1/gate-runs', { config: read, schema: { response: { 200: GateRuns } } }, async (request) => ({
    runs: await readGateRuns(pool, principalOf(request).tenantId),
  }));
  app.get('/v1/gate-runs/:id', { config: read, schema: { params, response: { 200: GateRun } } }, (request) =>
    requireGateRun(pool, principalOf(request).tenantId, request.params.id),
  );
  app.post(
    '/v1/gate-runs/:id/confirm',
    { config: write, schema: { params, body: ConfirmGateBody, response: { 200: GateRun } } },
    async (request) => {
      const { tenantId, tokenId: actor } = principalOf(request);
      const { id: gateRunId } = request.params;
      await transaction(pool, (tx) => confirmGate(tx, { tenantId, actor, gateRunId, body: request.body }));
      return requireGateRun(pool, tenantId, gateRunId);
    },
  );
}

async function requireGateRun(tx: Tx, tenantId: string, id: string): Promise<GateRun> {
  const [run] = await readGateRuns(tx, tenantId, { id });
  if (run === undefined)
    throw new AppError('resource.not-found', `there is no gate run ${id}; GET /v1/gate-runs lists them`);
  return run;
}
