import {
  Envelope,
  InstalledRoot,
  KillBody,
  KilledManifest,
  Name,
  Policies,
  Policy,
  PolicyId,
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
import type { ServedFiles } from '../../http/served-files.ts';
import { installRoot } from './install-root.ts';
import { trustedKeysOf } from './key-ring.ts';
import { killPolicies } from './kill-policies.ts';
import { readPolicyRows, toPolicy } from './policy-store.pg.ts';
import { publishPolicy } from './publish-policy.ts';
import { tunePolicy } from './tune-policy.ts';

const params = Type.Object({ id: PolicyId });
const place = Type.Object({ app: Name, channel: oneOf(CHANNELS), platform: oneOf(PLATFORMS) });

/** What people and CI do with policies, by token. `files` forgets its answers after each publish. */
export function policyRoutes(app: App, deps: Deps, files: ServedFiles): void {
  const { pool, keys } = deps;
  const publishing = async <T>(verb: (tx: Tx) => Promise<T>): Promise<T> => {
    const done = await transaction(pool, verb);
    files.forget();
    return done;
  };

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
      await publishing((tx) =>
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
  app.post(
    '/v1/policy/:app/:channel/:platform/kill',
    {
      config: { scope: 'policies:publish' },
      schema: { params: place, body: KillBody, response: { 200: KilledManifest } },
    },
    async (request) => {
      const { tenantId, tokenId } = principalOf(request);
      const { kill, manifestVersion } = await publishing((tx) =>
        killPolicies(tx, {
          tenantId,
          actor: tokenId,
          place: request.params,
          keys,
          now: new Date(),
          ...request.body,
        }),
      );
      return { kill, manifestVersion };
    },
  );
  app.post(
    '/v1/policy-roots',
    { config: { scope: 'policies:publish' }, schema: { body: Envelope, response: { 201: InstalledRoot } } },
    async (request, reply) => {
      const { tenantId, tokenId } = principalOf(request);
      const { app: name, rootVersion } = await publishing((tx) =>
        installRoot(tx, { tenantId, actor: tokenId, envelope: request.body, keys, now: new Date() }),
      );
      return reply.status(201).send({ app: name, rootVersion });
    },
  );
  app.get(
    '/v1/signing-keys',
    { config: { scope: 'policies:read' }, schema: { response: { 200: SigningKeys } } },
    () => ({ keys: trustedKeysOf(keys) }),
  );
}

async function readPolicy(tx: Tx, tenantId: string, id: string): Promise<Policy> {
  const [row] = await readPolicyRows(tx, tenantId, id);
  if (!row) throw new AppError('resource.not-found', `there is no policy ${id}; GET /v1/policies lists them`);
  return toPolicy(row);
}
