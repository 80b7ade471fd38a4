import { Breakers, CloseBreakerBody } from '@framefarm/contracts';
import { BREAKER_SCOPES } from '@framefarm/domain';
import Type from 'typebox';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { closeBreaker, forgetGoldenRuns, readOpenBreakers } from './breaker-store.pg.ts';

const params = Type.Object({ scope: Type.Unsafe<(typeof BREAKER_SCOPES)[number]>(Type.Enum([...BREAKER_SCOPES])) });

export function breakerRoutes(app: App, { pool, wake }: Pick<Deps, 'pool' | 'wake'>): void {
  app.get('/v1/breakers', { config: { scope: 'devices:read' }, schema: { response: { 200: Breakers } } }, (request) =>
    show(pool, principalOf(request).tenantId),
  );
  app.post(
    '/v1/breakers/:scope/close',
    { config: { scope: 'devices:write' }, schema: { params, body: CloseBreakerBody, response: { 200: Breakers } } },
    async (request) => {
      const { tenantId, tokenId } = principalOf(request);
      const { scope } = request.params;
      const { by, reason } = request.body;
      await transaction(pool, async (tx) => {
        const open = (await readOpenBreakers(tx, tenantId)).map((breaker) => breaker.scope);
        if (!open.includes(scope))
          throw new AppError(
            'resource.not-found',
            `no breaker of ${scope} is open; open are: ${open.join(', ') || 'none'}`,
          );
        await forgetGoldenRuns(tx, tenantId, scope);
        await closeBreaker(tx, tenantId, scope, tokenId, `${by}: ${reason}`);
      });
      wake.wake(tenantId);
      return show(pool, tenantId);
    },
  );
}

async function show(tx: Tx, tenantId: string) {
  const open = await readOpenBreakers(tx, tenantId);
  return {
    breakers: open.map(({ scope, reason, opened_at: at }) => ({ scope, reason, openedAt: at.toISOString() })),
  };
}
