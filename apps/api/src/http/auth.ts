import { createHash } from 'node:crypto';
import type { Scope } from '@framefarm/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { AppError, StartError } from '../errors.ts';

export interface Principal {
  readonly tenantId: string;
  readonly tokenId: string;
  readonly scopes: readonly string[];
  readonly runnerId: string | null;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Any one of these scopes opens the route. */
    scope?: Scope | readonly Scope[];
    public?: true;
  }
  interface FastifyRequest {
    principal: Principal | null;
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Bearer tokens, deny by default: a route that declares neither a scope nor `public` stops the boot. */
export function registerAuth(app: FastifyInstance, pool: Pool): void {
  app.decorateRequest('principal', null);
  app.addHook('onRoute', (route) => {
    const config = route.config;
    if (config?.scope === undefined && config?.public !== true) {
      throw new StartError(
        `route ${String(route.method)} ${route.url} declares no scope; add config.scope or config.public`,
      );
    }
  });
  app.addHook('onRequest', async (request) => {
    const { scope, public: open } = request.routeOptions.config;
    if (open || request.is404) return;
    const principal = await authenticate(request, pool);
    const wanted = typeof scope === 'string' ? [scope] : (scope ?? []);
    if (!wanted.some((one) => principal.scopes.includes(one))) {
      throw new AppError(
        'auth.scope-missing',
        `this token lacks the scope ${wanted.join(' or ')}; use a token that has it`,
      );
    }
    request.principal = principal;
  });
}

/** The principal of an authenticated route. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw new AppError('auth.missing', 'this route needs a token');
  return request.principal;
}

async function authenticate(request: FastifyRequest, pool: Pool): Promise<Principal> {
  const match = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '');
  if (match?.[1] === undefined) {
    throw new AppError('auth.missing', 'no token was sent; send the header "Authorization: Bearer <token>"');
  }
  const { rows } = await pool.query<{ id: string; tenant_id: string; scopes: string[]; runner_id: string | null }>(
    'SELECT id, tenant_id, scopes, runner_id FROM token WHERE sha256 = $1 AND revoked_at IS NULL AND expires_at > now()',
    [sha256(match[1])],
  );
  const row = rows[0];
  if (row === undefined)
    throw new AppError('auth.invalid', 'this token is unknown, expired or revoked; create a new one');
  return { tenantId: row.tenant_id, tokenId: row.id, scopes: row.scopes, runnerId: row.runner_id };
}
