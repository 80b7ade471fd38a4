import { BorrowPolicyBody, CertifyBody, Policy, PolicyId, TuneBody, Tuning, TuningId } from '@framefarm/contracts';
import Type from 'typebox';
import { transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { readPolicyRows, toPolicy } from '../policies/policy-store.pg.ts';
import { borrowPolicy } from './borrow-policy.ts';
import { certifyPolicy } from './certify-policy.ts';
import { createTuner } from './create-tuner.ts';
import { endTuning, readTunings } from './tuning-store.pg.ts';

const params = Type.Object({ id: TuningId });

export function tuningRoutes(app: App, deps: Deps): void {
  const { pool } = deps;
  const tuner = createTuner(deps);
  app.addHook('onClose', () => tuner.stop());

  app.post(
    '/v1/tunings',
    { config: { scope: 'policies:write' }, schema: { body: TuneBody, response: { 202: Tuning } } },
    async (request, reply) => {
      const { tenantId, tokenId: actor } = principalOf(request);
      const id = await tuner.start({ tenantId, actor }, request.body);
      return reply.status(202).send(await one(tenantId, id));
    },
  );
  app.get(
    '/v1/tunings',
    {
      config: { scope: 'policies:read' },
      schema: { response: { 200: Type.Object({ tunings: Type.Array(Tuning) }) } },
    },
    async (request) => ({ tunings: await readTunings(pool, principalOf(request).tenantId) }),
  );
  app.get(
    '/v1/tunings/:id',
    { config: { scope: 'policies:read' }, schema: { params, response: { 200: Tuning } } },
    (request) => one(principalOf(request).tenantId, request.params.id),
  );
  app.post(
    '/v1/tunings/:id/cancel',
    { config: { scope: 'policies:write' }, schema: { params, response: { 200: Tuning } } },
    async (request) => {
      const { tenantId } = principalOf(request);
      await one(tenantId, request.params.id);
      await endTuning(pool, request.params.id, {
        state: 'cancelled',
        message: 'cancelled by request',
        result: null,
        policyId: null,
      });
      return one(tenantId, request.params.id);
    },
  );

  app.post(
    '/v1/policies/:id/certify',
    {
      config: { scope: 'policies:write' },
      schema: { params: Type.Object({ id: PolicyId }), body: CertifyBody, response: { 201: Policy } },
    },
    async (request, reply) => {
      const { tenantId } = principalOf(request);
      const { id: policyId } = request.params;
      const { runIds } = request.body;
      const [made] = await transaction(pool, async (tx) =>
        readPolicyRows(tx, tenantId, await certifyPolicy(tx, deps, { tenantId, policyId, runIds })),
      );
      if (!made) throw new AppError('resource.not-found', `policy ${policyId} was removed meanwhile`);
      return reply.status(201).send(toPolicy(made));
    },
  );

  app.post(
    '/v1/policies/borrow',
    { config: { scope: 'policies:write' }, schema: { body: BorrowPolicyBody, response: { 201: Policy } } },
    async (request, reply) => {
      const { tenantId } = principalOf(request);
      const [made] = await transaction(pool, async (tx) =>
        readPolicyRows(tx, tenantId, await borrowPolicy(tx, deps, { tenantId, ...request.body })),
      );
      if (!made) throw new AppError('resource.not-found', 'the policy was removed meanwhile');
      return reply.status(201).send(toPolicy(made));
    },
  );

  async function one(tenantId: string, id: string): Promise<Tuning> {
    const [found] = await readTunings(pool, tenantId, id);
    if (!found) throw new AppError('resource.not-found', `there is no tuning ${id}; GET /v1/tunings lists them`);
    return found;
  }
}
