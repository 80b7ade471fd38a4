import {
  AcceptBody,
  AttemptId,
  ClosePairBody,
  CompleteBody,
  Heartbeat,
  HeartbeatBody,
  NextPair,
  NextPairBody,
  Offer,
  ReportBatchAnswer,
  ReportBatchBody,
} from '@framefarm/contracts';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { beginPair } from '../comparisons/begin-pair.ts';
import { closePair } from '../comparisons/close-pair.ts';
import { acceptOffer } from './accept-offer.ts';
import { beat } from './beat.ts';
import { claimRun } from './claim-run.ts';
import { completeAttempt } from './complete-attempt.ts';
import { type Holder, keepLateResult, lockAttempt } from './held-attempt.pg.ts';
import type { LeaseTimes } from './lease.ts';
import { storeBatch } from './store-batch.ts';

const params = Type.Object({ id: AttemptId });
const pairParams = Type.Object({ id: AttemptId, number: Type.String({ pattern: '^[0-9]{1,6}$' }) });
const querystring = Type.Object(
  { waitMs: Type.Optional(Type.String({ pattern: '^[0-9]{1,5}$' })) },
  { additionalProperties: false },
);
const MAX_WAIT_MS = 30_000;
/** A lost wake-up costs at most this long. */
const LOOK_AGAIN_MS = 2000;
const BATCH_BYTES = 64 * 1024 ** 2;

export function attemptRoutes(app: App, deps: Deps, times: LeaseTimes, stopping: AbortSignal): void {
  const { pool, wake } = deps;
  const config = { scope: 'runner' } as const;

  app.get(
    '/v1/runner/offers',
    { config, schema: { querystring, response: { 200: Offer, 204: Type.Null() } } },
    async (request, reply) => {
      const { tenantId, runnerId } = principalOf(request);
      await pool.query(
        `WITH runner AS (UPDATE runner SET last_seen_at = now() WHERE id = $1)
         UPDATE device SET last_seen_at = now() WHERE runner_id = $1 AND state = 'online'`,
        [runnerId],
      );
      const deadline = performance.now() + Math.min(Number(request.query.waitMs ?? '0'), MAX_WAIT_MS);
      for (;;) {
        const offer = await transaction(pool, (tx) =>
          claimRun(tx, deps, { tenantId, runnerId: runnerId as string, times }),
        );
        if (offer !== null) return reply.send(offer);
        const left = deadline - performance.now();
        if (left <= 0 || stopping.aborted || request.raw.destroyed) return reply.status(204).send(null);
        await wake.onWake(tenantId, Math.min(left, LOOK_AGAIN_MS), stopping);
      }
    },
  );
  app.post(
    '/v1/runner/attempts/:id/accept',
    { config, schema: { params, body: AcceptBody } },
    async (request, reply) => {
      const holder = holderOf(request, request.params.id, request.body.fence);
      await transaction(pool, (tx) => acceptOffer(tx, holder, request.body.claimId, times));
      return reply.status(204).send();
    },
  );
  app.post(
    '/v1/runner/attempts/:id/heartbeat',
    { config, schema: { params, body: HeartbeatBody, response: { 200: Heartbeat } } },
    (request) =>
      transaction(pool, (tx) =>
        beat(tx, holderOf(request, request.params.id, request.body.fence), request.body, times),
      ),
  );
  app.post(
    '/v1/runner/attempts/:id/batches',
    { config, bodyLimit: BATCH_BYTES, schema: { params, body: ReportBatchBody, response: { 200: ReportBatchAnswer } } },
    (request) =>
      transaction(pool, (tx) => storeBatch(tx, holderOf(request, request.params.id, request.body.fence), request.body)),
  );
  app.post(
    '/v1/runner/attempts/:id/pairs',
    { config, schema: { params, body: NextPairBody, response: { 200: NextPair } } },
    (request) => transaction(pool, (tx) => beginPair(tx, holderOf(request, request.params.id, request.body.fence))),
  );
  app.post(
    '/v1/runner/attempts/:id/pairs/:number/close',
    { config, schema: { params: pairParams, body: ClosePairBody } },
    async (request, reply) => {
      const { id, number } = request.params;
      const holder = holderOf(request, id, request.body.fence);
      await transaction(pool, (tx) => closePair(tx, holder, Number(number), request.body));
      return reply.status(204).send();
    },
  );
  app.post(
    '/v1/runner/attempts/:id/complete',
    { config, schema: { params, body: CompleteBody } },
    async (request, reply) => {
      const holder = holderOf(request, request.params.id, request.body.fence);
      try {
        await transaction(pool, (tx) => completeAttempt(tx, holder, request.body));
      } catch (error) {
        if (error instanceof AppError && error.code === 'lease.lost') {
          await transaction(pool, async (tx) =>
            keepLateResult(tx, holder, (await lockAttempt(tx, holder)).run_id, request.body),
          );
        }
        throw error;
      }
      wake.wake(holder.tenantId);
      return reply.status(204).send();
    },
  );
}

function holderOf(request: FastifyRequest, attemptId: string, fence: number): Holder {
  const { tenantId, runnerId } = principalOf(request);
  return { tenantId, runnerId: runnerId as string, attemptId, fence };
}
