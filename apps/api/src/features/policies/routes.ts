import path from 'node:path';
import {
  Envelope,
  Name,
  Policies,
  Policy,
  PolicyId,
  Sha256,
  SigningKeys,
  TunePolicyBody,
  oneOf,
} from '@framefarm/contracts';
import { CHANNELS, PLATFORMS } from '@framefarm/domain';
import Type from 'typebox';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { freshManifest } from './fresh-manifest.ts';
import { readKeyRing } from './key-ring.ts';
import { readBlob, readPolicyRows, toPolicy } from './policy-store.pg.ts';
import { publishPolicy } from './publish-policy.ts';
import { tunePolicy } from './tune-policy.ts';

const params = Type.Object({ id: PolicyId });
const place = Type.Object({ app: Name, channel: oneOf(CHANNELS), platform: oneOf(PLATFORMS) });

export async function policyRoutes(app: App, deps: Deps): Promise<void> {
  const { pool } = deps;
  const keys = await readKeyRing(path.join(deps.dataDir, 'keys'));

  app.post(
    '/v1/policies',
    { config: { scope: 'policies:write' }, schema: { body: TunePolicyBody, response: { 201: Policy } } },
    async (request, reply) => {
      const { tenantId } = principalOf(request);
      const id = await transaction(pool, (tx) => tunePolicy(tx, deps, { tenantId, ...request.body }));
      return reply.status(201).send(await readPolicy(pool, tenantId, id));
    },
  );
  app.get(
    '/v1/policies',
    { config: { scope: 'policies:read' }, schema: { response: { 200: Policies } } },
    async (request) => ({
      policies: (await readPolicyRows(pool, principalOf(request).tenantId)).map(toPolicy),
    }),
  );
  app.get(
    '/v1/policies/:id',
    { config: { scope: 'policies:read' }, schema: { params, response: { 200: Policy } } },
    (request) => readPolicy(pool, principalOf(request).tenantId, request.params.id),
  );
  app.post(
    '/v1/policies/:id/publish',
    { config: { scope: 'policies:publish' }, schema: { params, response: { 200: Policy } } },
    async (request) => {
      const { tenantId, tokenId } = principalOf(request);
      await transaction(pool, (tx) =>
        publishPolicy(tx, {
          tenantId,
          actor: tokenId,
          policyId: request.params.id,
          keys,
          now: new Date(),
          ifMatch: request.headers['if-match'],
        }),
      );
      return readPolicy(pool, tenantId, request.params.id);
    },
  );
  app.get(
    '/v1/signing-keys',
    { config: { scope: 'policies:read' }, schema: { response: { 200: SigningKeys } } },
    () => ({
      keys: keys.map(({ keyid, alg, publicKeyPem }) => ({ keyid, alg, publicKeyPem })),
    }),
  );
  app.get(
    '/v1/policy/:app/:channel/:platform/manifest.json',
    { config: { public: true }, schema: { params: place, response: { 200: Envelope, 304: Type.Null() } } },
    async (request, reply) => {
      const manifest = await transaction(pool, (tx) => freshManifest(tx, request.params, keys, new Date()));
      if (manifest === null)
        throw new AppError('resource.not-found', 'nothing is published for this app, channel and platform');
      reply
        .header('etag', manifest.etag)
        .header('cache-control', 'public, max-age=60, stale-while-revalidate=600, stale-if-error=604800');
      if (request.headers['if-none-match'] === manifest.etag) return reply.status(304).send(null);
      return reply.send(manifest.envelope);
    },
  );
  app.get(
    '/v1/policy/blob/:file',
    {
      config: { public: true },
      schema: {
        params: Type.Object({ file: Type.String({ pattern: '^[0-9a-f]{64}\\.json$' }) }),
        response: { 200: Envelope },
      },
    },
    async (request, reply) => {
      const sha256: Sha256 = request.params.file.slice(0, 64);
      const envelope = await readBlob(pool, sha256);
      if (envelope === null) throw new AppError('resource.not-found', `no policy with digest ${sha256} is published`);
      return reply
        .header('etag', `"${sha256}"`)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(envelope);
    },
  );
}

async function readPolicy(tx: Tx, tenantId: string, id: string): Promise<Policy> {
  const [row] = await readPolicyRows(tx, tenantId, id);
  if (!row) throw new AppError('resource.not-found', `there is no policy ${id}; GET /v1/policies lists them`);
  return toPolicy(row);
}
