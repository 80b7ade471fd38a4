import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type TestDatabase, createTestDatabase } from '@framefarm/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlOfSchema } from './sql-of-schema.ts';

const SCHEMA = path.join(import.meta.dirname, '../../../prisma/schema.prisma');
const scratch = `t_${randomBytes(6).toString('hex')}`;
let migrated: TestDatabase;
beforeAll(async () => {
  migrated = await createTestDatabase();
  await migrated.pool.query(`CREATE DATABASE ${scratch} TEMPLATE template0`);
});
afterAll(async () => {
  await migrated.pool.query(`DROP DATABASE ${scratch} WITH (FORCE)`);
  await migrated.close();
});

/** One line for each column, key and whole index. Partial indexes and what a foreign key does on delete are not Prisma's to say. */
async function pictureOf(db: Pick<pg.Client, 'query'>): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(`
    SELECT concat_ws(' ', c.table_name || '.' || c.column_name, c.udt_name,
      CASE WHEN c.data_type = 'ARRAY' THEN NULL WHEN c.is_nullable = 'YES' THEN 'null' ELSE 'not null' END,
      CASE WHEN c.is_identity = 'YES' OR c.column_default LIKE 'nextval(%' THEN 'counted'
           WHEN c.column_default LIKE '%''{}''%' OR c.column_default LIKE 'ARRAY[]%' THEN 'default empty'
           ELSE 'default ' || replace(c.column_default, 'CURRENT_TIMESTAMP', 'now()') END) AS line
    FROM information_schema.columns c WHERE c.table_schema = 'public'
    UNION ALL
    SELECT k.conrelid::regclass || ' ' || split_part(pg_get_constraintdef(k.oid), ' ON ', 1)
    FROM pg_constraint k WHERE k.connamespace = 'public'::regnamespace AND k.contype = 'f'
    UNION ALL
    SELECT i.indrelid::regclass || CASE WHEN i.indisprimary THEN ' primary key ' WHEN i.indisunique THEN ' unique ' ELSE ' index ' END ||
      substring(pg_get_indexdef(i.indexrelid) FROM '\\(.*\\)')
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid WHERE t.relnamespace = 'public'::regnamespace AND i.indpred IS NULL`);
  return rows
    .map(({ line }) => line.replaceAll('"', ''))
    .filter((line) => !line.startsWith('_prisma_migrations'))
    .sort();
}

/** The picture of a database that was made from this schema by Prisma's engine. */
async function pictureOfSchema(schema: string): Promise<string[]> {
  const sql = await sqlOfSchema(schema, migrated.pool);
  const client = new pg.Client({ connectionString: migrated.url.replace(/[^/]+$/, scratch) });
  await client.connect();
  try {
    await client.query('DROP SCHEMA public CASCADE');
    await client.query(sql);
    return await pictureOf(client);
  } finally {
    await client.end();
  }
}

describe('schema.prisma', () => {
  it('is the picture of what the migrations make', async () => {
    const wanted = await pictureOf(migrated.pool);
    expect(wanted.length).toBeGreaterThan(150);
    expect(await pictureOfSchema(await readFile(SCHEMA, 'utf8'))).toEqual(wanted);
  });
  it.each([
    ['a column that is missing', /^ {2}validity .*\n/m, ''],
    ['a column of another type', 'launches_done    Int ', 'launches_done    BigInt '],
    ['a column that may be null', 'summary          Json?', 'summary          Json'],
    ['another default', '@default("queued")', '@default("waiting")'],
    ['a key that is missing', '@@unique([device_id, fence])', ''],
    ['an index that is missing', '@@index([run_id, id], map: "run_event_run")', ''],
  ])('differs with %s', async (_, from, to) => {
    const schema = await readFile(SCHEMA, 'utf8');
    const other = schema.replace(from, to);
    expect(other).not.toBe(schema);
    expect(await pictureOfSchema(other)).not.toEqual(await pictureOf(migrated.pool));
  });
});
