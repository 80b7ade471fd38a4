import type { TestSet } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

type Row = Omit<TestSet, 'createdAt'> & { created_at: Date };

export async function readTestSets(tx: Tx, tenantId: string, id: string | null = null): Promise<TestSet[]> {
  const { rows } = await tx.query<Row>(
    `SELECT s.id, s.name, s.version, s.sha256, s.created_at,
       json_agg(json_build_object('kind', e.kind, 'name', e.name, 'sha256', e.sha256) ORDER BY e.ordinal) AS entries
     FROM test_set s JOIN test_set_entry e ON e.tenant_id = s.tenant_id AND e.test_set_id = s.id
     WHERE s.tenant_id = $1 AND ($2::text IS NULL OR s.id = $2)
     GROUP BY s.tenant_id, s.id ORDER BY s.name, s.version`,
    [tenantId, id],
  );
  return rows.map(({ created_at, ...testSet }) => ({ ...testSet, createdAt: created_at.toISOString() }));
}
