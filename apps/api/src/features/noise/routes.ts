import { AaSchedule, Noise } from '@framefarm/contracts';
import { transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { principalOf } from '../../http/auth.ts';
import { writeAudit } from '../runners/write-audit.pg.ts';
import { readNoise } from './read-noise.ts';

export function noiseRoutes(app: App, { pool }: Pick<Deps, 'pool'>): void {
  app.get('/v1/noise', { config: { scope: 'history:read' }, schema: { response: { 200: Noise } } }, (request) =>
    readNoise(pool, principalOf(request).tenantId),
  );
  app.put(
    '/v1/noise/schedule',
    { config: { scope: 'history:write' }, schema: { body: AaSchedule, response: { 200: Noise } } },
    async (request) => {
      const { tenantId, tokenId } = principalOf(request);
      const { startsAt, enabled } = request.body;
      await transaction(pool, async (tx) => {
        await tx.query(
          `INSERT INTO aa_schedule (tenant_id, starts_at, enabled) VALUES ($1, $2, $3)
           ON CONFLICT (tenant_id) DO UPDATE SET starts_at = excluded.starts_at, enabled = excluded.enabled, set_at = now()`,
          [tenantId, startsAt, enabled],
        );
        await writeAudit(tx, tenantId, tokenId, 'noise.schedule', { startsAt, enabled });
      });
      return readNoise(pool, tenantId);
    },
  );
}
