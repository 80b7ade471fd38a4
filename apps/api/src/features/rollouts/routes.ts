import {
  AdvanceRolloutBody,
  RolloutDetails,
  RolloutHistory,
  RolloutId,
  RolloutReasonBody,
  RolloutView,
  RolloutViews,
  StartRolloutBody,
} from '@framefarm/contracts';
import {
  type RolloutAction,
  type RolloutState,
  decideRollout,
  judgeRollback,
  nextStep,
  rolloutLimits,
  sumCounts,
} from '@framefarm/domain';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { principalOf } from '../../http/auth.ts';
import type { ServedFiles } from '../../http/served-files.ts';
import { approveRollout } from './approve-rollout.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { moveRollout } from './move-rollout.ts';
import { readHistory } from './rollout-history.pg.ts';
import { readRollout, readRollouts, toRollout } from './rollout-store.pg.ts';
import { startRollout } from './start-rollout.ts';
import { readCounts } from './telemetry-counts.pg.ts';

const params = Type.Object({ id: RolloutId });
const read = { scope: 'policies:read' } as const;
const write = { scope: 'policies:publish' } as const;

export function rolloutRoutes(app: App, deps: Deps, files: ServedFiles): void {
  const { pool, keys } = deps;
  app.post(
    '/v1/rollouts',
    { config: write, schema: { body: StartRolloutBody, response: { 201: RolloutView } } },
    async (request, reply) => {
      const { tenantId, tokenId: actor } = principalOf(request);
      const { policyId } = request.body;
      const id = await transaction(pool, (tx) =>
        startRollout(tx, deps, { tenantId, actor, policyId, now: new Date() }),
      );
      return reply.status(201).send(toRollout(await readRollout(pool, tenantId, id)));
    },
  );
  app.get('/v1/rollouts', { config: read, schema: { response: { 200: RolloutViews } } }, async (request) => ({
    rollouts: (await readRollouts(pool, principalOf(request).tenantId)).map(toRollout),
  }));
  app.get('/v1/rollouts/:id', { config: read, schema: { params, response: { 200: RolloutDetails } } }, (request) =>
    transaction(pool, (tx) => describeRollout(tx, principalOf(request).tenantId, request.params.id)),
  );
  app.get('/v1/rollout-history', { config: read, schema: { response: { 200: RolloutHistory } } }, async (request) => ({
    entries: await readHistory(pool, principalOf(request).tenantId),
  }));

  const move = async (
    request: FastifyRequest,
    rolloutId: string,
    action: RolloutAction,
    more: { readonly from?: RolloutState; readonly reason?: string },
  ) => {
    const { tenantId, tokenId: actor } = principalOf(request);
    await transaction(pool, (tx) =>
      moveRollout(tx, { tenantId, actor, rolloutId, action, ...more, keys, now: new Date() }),
    );
    files.forget();
    return toRollout(await readRollout(pool, tenantId, rolloutId));
  };
  app.post(
    '/v1/rollouts/:id/advance',
    { config: write, schema: { params, body: AdvanceRolloutBody, response: { 200: RolloutView } } },
    (request) => move(request, request.params.id, 'advance', { from: request.body.from }),
  );
  for (const action of ['pause', 'resume', 'rollback', 'reject'] as const) {
    app.post(
      `/v1/rollouts/:id/${action}`,
      { config: write, schema: { params, body: RolloutReasonBody, response: { 200: RolloutView } } },
      (request) => move(request, request.params.id, action, { reason: request.body.reason }),
    );
  }
  app.post(
    '/v1/rollouts/:id/approve',
    { config: write, schema: { params, response: { 200: RolloutView } } },
    async (request) => {
      const { tenantId, tokenId: actor } = principalOf(request);
      const rolloutId = request.params.id;
      await transaction(pool, (tx) => approveRollout(tx, { tenantId, actor, rolloutId, now: new Date() }));
      return toRollout(await readRollout(pool, tenantId, rolloutId));
    },
  );
}

async function describeRollout(tx: Tx, tenantId: string, id: string): Promise<RolloutDetails> {
  const row = await readRollout(tx, tenantId, id);
  const evidence = await gatherEvidence(tx, row, new Date());
  const counts = await readCounts(tx, id, row.looks);
  const { readings, doubted } = judgeRollback(counts, row.channel !== 'sandbox');
  const next = nextStep(row.state);
  const decision =
    next === null
      ? null
      : decideRollout({ state: row.state, pausedIn: row.paused_in }, 'advance', evidence, rolloutLimits(row.channel));
  const total = sumCounts(counts.looks);
  return {
    ...toRollout(row),
    next,
    unmet: decision?.kind === 'refuse' ? [...decision.unmet] : [],
    evidence,
    runs: { control: total.control.rates.crash.trials, candidate: total.candidate.rates.crash.trials },
    // JSON knows no infinity: evidence beyond all doubt is drawn as ten times the alarm
    readings: readings.map((reading) => ({ ...reading, curve: reading.curve.map((value) => Math.min(10, value)) })),
    doubted: [...doubted],
  };
}
