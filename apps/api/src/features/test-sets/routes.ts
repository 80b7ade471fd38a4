import { CreateTestSetBody, TestSet, TestSets } from '@framefarm/contracts';
import { transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { principalOf } from '../../http/auth.ts';
import { createTestSet } from './create-test-set.ts';
import { readTestSets } from './test-set-store.pg.ts';

export function testSetRoutes(app: App, { pool }: Deps): void {
  app.post(
    '/v1/test-sets',
    {
      config: { scope: 'models:write' },
      schema: { body: CreateTestSetBody, response: { 200: TestSet, 201: TestSet } },
    },
    async (request, reply) => {
      const { tenantId } = principalOf(request);
      const { testSet, created } = await transaction(pool, (tx) => createTestSet(tx, { tenantId, ...request.body }));
      return reply.status(created ? 201 : 200).send(testSet);
    },
  );
  app.get(
    '/v1/test-sets',
    { config: { scope: 'models:read' }, schema: { response: { 200: TestSets } } },
    async (request) => ({ testSets: await readTestSets(pool, principalOf(request).tenantId) }),
  );
}
