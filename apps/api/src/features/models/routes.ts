import { CreateHarnessBuildBody, CreateModelBody, HarnessBuild, Model, Models } from '@framefarm/contracts';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { requireArtifacts } from '../artifacts/require-artifacts.pg.ts';
import { createModel } from './create-model.ts';
import { readModels } from './model-store.pg.ts';

export function modelRoutes(app: App, deps: Deps): void {
  const { pool, newId } = deps;
  app.post(
    '/v1/models',
    { config: { scope: 'models:write' }, schema: { body: CreateModelBody, response: { 201: Model } } },
    async (request, reply) => {
      const { tenantId } = principalOf(request);
      return reply
        .status(201)
        .send(await transaction(pool, (tx) => createModel(tx, { id: newId('mdl'), tenantId, ...request.body })));
    },
  );
  app.get(
    '/v1/models',
    { config: { scope: 'models:read' }, schema: { response: { 200: Models } } },
    async (request) => ({
      models: await readModels(pool, principalOf(request).tenantId),
    }),
  );
  app.post(
    '/v1/harness-builds',
    { config: { scope: 'models:write' }, schema: { body: CreateHarnessBuildBody, response: { 201: HarnessBuild } } },
    async (request, reply) => {
      const { tenantId } = principalOf(request);
      const { platform, version, sha256 } = request.body;
      await requireArtifacts(pool, tenantId, [sha256]);
      const id = newId('hbd');
      const createdAt = await insertBuild(pool, [id, tenantId, platform, version, sha256]);
      return reply.status(201).send({ id, platform, version, sha256, createdAt });
    },
  );
}

async function insertBuild(tx: Tx, values: readonly string[]): Promise<string> {
  const { rows } = await tx.query<{ created_at: Date }>(
    'INSERT INTO harness_build (id, tenant_id, platform, version, sha256) VALUES ($1, $2, $3, $4, $5) RETURNING created_at',
    [...values],
  );
  if (!rows[0]) throw new AppError('resource.not-found', 'the harness build was not stored');
  return rows[0].created_at.toISOString();
}
