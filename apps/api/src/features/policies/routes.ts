import Type from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CHANNELS, PLATFORMS } from '@framefarm/domain';
import { Name, Policies, Policy, PolicyId, Sha256, SigningKeys, TunePolicyBody, oneOf } from '@framefarm/contracts';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { envelopeText } from './issue-manifest.ts';
import { openKeyRing } from './key-ring.ts';
import { readBlob, readPolicyRows, toPolicy } from './policy-store.pg.ts';
import { publishPolicy } from './publish-policy.ts';
import { readManifest } from './read-manifest.ts';
import { tunePolicy } from './tune-policy.ts';

const MANIFEST_CACHE = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=604800';
const BLOB_CACHE = 'public, max-age=31536000, immutable';

const params = Type.Object({ id: PolicyId });
const lineParams = Type.Object({ app: Name, channel: oneOf(CHANNELS), platform: oneOf(PLATFORMS) });

export interface PolicyDeps extends Pick<Deps, 'pool' | 'dataDir' | 'newId'> {
  readonly clock?: () => Date;
}

export function policyRoutes(app: App, { pool, dataDir, newId, clock = () => new Date() }: PolicyDeps): void {
  const keys = openKeyRing(dataDir);
  app.post('/v1/policies', { config: { scope: 'policies:write' }, schema: { body: TunePolicyBody, response: { 201: Policy } } }, async (request, reply) => {
    const { tenantId, tokenId } = principalOf(request);
    const id = newId('pol');
    await transaction(pool, (tx) => tunePolicy(tx, { id, tenantId, actor: tokenId, body: request.body, now: clock() }));
    return reply.status(201).send(await readPolicy(pool, tenantId, id));
  });
  app.get('/v1/policies', { config: { scope: 'policies:read' }, schema: { response: { 200: Policies } } }, async (request) => ({
    policies: (await readPolicyRows(pool, principalOf(request).tenantId)).map(toPolicy),
  }));
  app.get('/v1/policies/:id', { config: { scope: 'policies:read' }, schema: { params, response: { 200: Policy } } }, (request) =>
    readPolicy(pool, principalOf(request).tenantId, request.params.id),
  );
  app.post('/v1/policies/:id/publish', { config: { scope: 'policies:publish' }, schema: { params, response: { 200: Policy } } }, async (request) => {
    const { tenantId, tokenId } = principalOf(request);
    await transaction(pool, (tx) => publishPolicy(tx, keys, { tenantId, actor: tokenId, id: request.params.id, now: clock() }));
    return readPolicy(pool, tenantId, request.params.id);
  });
  app.get('/v1/signing-keys', { config: { scope: 'policies:read' }, schema: { response: { 200: SigningKeys } } }, async () => ({
    keys: keys.map(({ keyid, alg, publicKeyPem }) => ({ keyid, alg, publicKeyPem })),
  }));
  app.get('/v1/policy/:app/:channel/:platform/manifest.json', { config: { public: true }, schema: { params: lineParams } }, async (request, reply) => {
    const { envelope, etag } = await readManifest(pool, keys, request.params, clock());
    return sendTagged(request, reply, { etag, cache: MANIFEST_CACHE, text: () => envelopeText(envelope) });
  });
  app.get('/v1/policy/blob/:sha256.json', { config: { public: true }, schema: { params: Type.Object({ sha256: Sha256 }) } }, async (request, reply) => {
    const { sha256 } = request.params;
    const envelope = await readBlob(pool, sha256);
    if (envelope === null) throw new AppError('resource.not-found', `no published policy has the digest ${sha256}; take one from the manifest`);
    return sendTagged(request, reply, { etag: `"${sha256}"`, cache: BLOB_CACHE, text: () => envelopeText(envelope) });
  });
}

interface Tagged {
  readonly etag: string;
  readonly cache: string;
  readonly text: () => string;
}

function sendTagged(request: FastifyRequest, reply: FastifyReply, { etag, cache, text }: Tagged): FastifyReply {
  reply.header('etag', etag).header('cache-control', cache);
  // Weak comparison, as RFC 9110 13.1.2 wants it for If-None-Match.
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag) || known.includes('*')) return reply.status(304).send();
  return reply.type('application/json').send(text());
}

async function readPolicy(tx: Tx, tenantId: string, id: string): Promise<Policy> {
  const [row] = await readPolicyRows(tx, tenantId, id);
  if (!row) throw new AppError('resource.not-found', `there is no policy ${id}; GET /v1/policies lists them`);
  return toPolicy(row);
}
