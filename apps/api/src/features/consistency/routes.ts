import {
  ConsistencyRecord,
  ConsistencyRecords,
  ConsistencyReport,
  KeepConsistencyBody,
  Sha256,
  idOf,
} from '@framefarm/contracts';
import Type from 'typebox';
import { transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { principalOf } from '../../http/auth.ts';
import { readConsistencyRecords, requireConsistencyReport } from './consistency-store.pg.ts';
import { keepConsistencyReport } from './keep-consistency-report.ts';

export function consistencyRoutes(app: App, { pool }: Deps): void {
  app.post(
    '/v1/consistency-reports',
    {
      config: { scope: 'models:write' },
      schema: { body: KeepConsistencyBody, response: { 200: ConsistencyRecord, 201: ConsistencyRecord } },
    },
    async (request, reply) => {
      const { tenantId } = principalOf(request);
      const kept = await transaction(pool, (tx) => keepConsistencyReport(tx, tenantId, request.body.report));
      return reply.status(kept.created ? 201 : 200).send(kept.record);
    },
  );
  app.get(
    '/v1/consistency-reports',
    {
      config: { scope: 'models:read' },
      schema: {
        querystring: Type.Object({ model: Type.Optional(Sha256) }, { additionalProperties: false }),
        response: { 200: ConsistencyRecords },
      },
    },
    async (request) => ({
      reports: await readConsistencyRecords(pool, principalOf(request).tenantId, {
        sha256: request.query.model ?? null,
      }),
    }),
  );
  app.get(
    '/v1/consistency-reports/:id',
    {
      config: { scope: 'models:read' },
      schema: { params: Type.Object({ id: idOf('cns') }), response: { 200: ConsistencyReport } },
    },
    async (request) => requireConsistencyReport(pool, principalOf(request).tenantId, request.params.id),
  );
}
