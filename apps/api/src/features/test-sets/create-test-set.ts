import { createHash } from 'node:crypto';
import type { CreateTestSetBody, TestSet } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { requireArtifacts } from '../artifacts/require-artifacts.pg.ts';
import { readTestSets } from './test-set-store.pg.ts';

type Input = CreateTestSetBody & { readonly tenantId: string };

/** The same entries under the same name, in whatever order, are the test set that is there; others are its next version. */
export async function createTestSet(
  tx: Tx,
  { tenantId, name, entries }: Input,
): Promise<{ readonly testSet: TestSet; readonly created: boolean }> {
  const ordered = entries.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const twice = ordered.find((entry, index) => ordered[index + 1]?.name === entry.name);
  if (twice !== undefined)
    throw new AppError('test-set.invalid', `two entries are called ${twice.name}; give each its own name`);
  await requireArtifacts(tx, tenantId, [...new Set(ordered.map((entry) => entry.sha256))]);
  const content = JSON.stringify(ordered.map((entry) => [entry.kind, entry.name, entry.sha256]));
  const digest = createHash('sha256').update(content).digest('hex');
  const id = `tst_${createHash('sha256')
    .update(JSON.stringify([name, digest]))
    .digest('hex')
    .slice(0, 40)}`;
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [`${tenantId} ${name}`]);
  const { rowCount } = await tx.query(
    `INSERT INTO test_set (id, tenant_id, name, version, sha256)
     SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4 FROM test_set WHERE tenant_id = $2 AND name = $3
     ON CONFLICT DO NOTHING`,
    [id, tenantId, name, digest],
  );
  if (rowCount === 1)
    await tx.query(
      `INSERT INTO test_set_entry (tenant_id, test_set_id, ordinal, kind, name, sha256)
       SELECT $1, $2, ordinal - 1, kind, name, sha256
       FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS given (kind, name, sha256, ordinal)`,
      [
        tenantId,
        id,
        ordered.map((entry) => entry.kind),
        ordered.map((entry) => entry.name),
        ordered.map((entry) => entry.sha256),
      ],
    );
  const [testSet] = await readTestSets(tx, tenantId, id);
  return { testSet: testSet as TestSet, created: rowCount === 1 };
}
