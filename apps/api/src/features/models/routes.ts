import {
  CreateHarnessBuildBody,
  CreateModelBody,
  HarnessBuild,
  Model,
  ModelBudget,
  ModelDetails,
  ModelFamilies,
  ModelFamily,
  ModelId,
  Models,
  Name,
  oneOf,
} from '@framefarm/contracts';
import { CHANNELS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { requireArtifacts } from '../artifacts/require-artifacts.pg.ts';
import { createModel } from './create-model.ts';
import { readFamilies } from './family-store.pg.ts';
import { readModelDetails } from './model-details.pg.ts';
import { readModels } from './model-store.pg.ts';
import { setBudget } from './set-budget.ts';

const read = { scope: 'models:read' } as const;
const write = { scope: 'models:write' } as const;
const modelParams = Type.Object({ id: ModelId });
const budgetParams = Type.Object({ family: Name, channel: oneOf(CHANNELS) });

export function modelRoutes(app: App, deps: Deps): void {
  const { pool, newId } = deps;
  app.post(
    '/v1/models',
    { config: write, schema: { body: CreateModelBody, response: { 200: Model, 201: Model } } },
    async (request, reply) => {
      const { tenantId } = principalOf(request);
      const { model, created } = await transaction(pool, (tx) =>
        createModel(tx, { id: newId('mdl'), tenantId, ...request.body }),
      );
      return reply.status(created ? 201 : 200).send(model);
    },
  );
  app.get('/v1/models', { config: read, schema: { response: { 200: Models } } }, async (request) => ({
    models: await readModels(pool, principalOf(request).tenantId),
  }));
  app.get(
    '/v1/models/:id',
    { config: read, schema: { params: modelParams, response: { 200: ModelDetails } } },
    async (request) => {
      const { id } = request.params;
      const model = await readModelDetails(pool, principalOf(request).tenantId, id);
      if (model === null)
        throw new AppError('resource.not-found', `there is no model ${id}; GET /v1/models lists them`);
      return model;
    },
  );
  app.get('/v1/model-families', { config: read, schema: { response: { 200: ModelFamilies } } }, async (request) => ({
    families: await readFamilies(pool, principalOf(request).tenantId),
  }));
  app.put(
    '/v1/model-families/:family/budgets/:channel',
    { config: write, schema: { params: budgetParams, body: ModelBudget, response: { 200: ModelFamily } } },
    async (request) => {
      const { tenantId, tokenId: actor } = principalOf(request);
      const { family, channel } = request.params;
      return transaction(pool, async (tx) => {
        await setBudget(tx, { tenantId, actor, family, channel, limits: request.body });
        return (await readFamilies(tx, tenantId)).find(({ name }) => name === family) as ModelFamily;
      });
    },
  );
  app.post(
    '/v1/harness-builds',
    { config: write, schema: { body: CreateHarnessBuildBody, response: { 201: HarnessBuild } } },
    async (request, reply) => {
      const { tenantId } = principalOf(request);
      await requireArtifacts(pool, tenantId, [request.body.sha256]);
      const id = newId('hbd');
      const createdAt = await insertBuild(pool, { id, tenantId, ...request.body });
      return reply.status(201).send({ id, ...request.body, createdAt });
    },
  );
}

type Build = Static<typeof CreateHarnessBuildBody> & { readonly id: string; readonly tenantId: string };

async function insertBuild(tx: Tx, { id, tenantId, platform, version, sha256, engine }: Build): Promise<string> {
  const { rows } = await tx.query<{ created_at: Date }>(
    `INSERT INTO harness_build (id, tenant_id, platform, version, sha256, engine) VALUES ($1, $2, $3, $4, $5, $6)
     RETURNING created_at`,
    [id, tenantId, platform, version, sha256, engine ?? null],
  );
  if (!rows[0]) throw new AppError('resource.not-found', 'the harness build was not stored');
  return rows[0].created_at.toISOString();
}
