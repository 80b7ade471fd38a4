import { CreateTokenBody, CreatedToken, TokenId } from '@framefarm/contracts';
import Type from 'typebox';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { createToken } from './create-token.ts';

export function tokenRoutes(app: App, { pool, newId }: Deps): void {
  app.post(
    '/v1/tokens',
    { config: { scope: 'admin:tokens' }, schema: { body: CreateTokenBody, response: { 201: CreatedToken } } },
    async (request, reply) => {
      const { tenantId } = principalOf(request);
      const { name, scopes, expiresInDays = 90 } = request.body;
      return reply
        .status(201)
        .send(await createToken(pool, { id: newId('tok'), tenantId, name, scopes, expiresInDays, runnerId: null }));
    },
  );
  app.delete(
    '/v1/tokens/:id',
    { config: { scope: 'admin:tokens' }, schema: { params: Type.Object({ id: TokenId }) } },
    async (request, reply) => {
      const { rowCount } = await pool.query(
        'UPDATE token SET revoked_at = now() WHERE id = $1 AND tenant_id = $2 AND revoked_at IS NULL',
        [request.params.id, principalOf(request).tenantId],
      );
      if (rowCount === 0) throw new AppError('resource.not-found', `there is no live token ${request.params.id}`);
      return reply.status(204).send();
    },
  );
}
