import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { StartError } from '../errors.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url));
/** Any fixed number: two API instances that start together must not migrate at once. */
const LOCK = 4_120_731;

/**
 * Applies prisma/migrations in order, all in one transaction, and keeps Prisma's own book (`_prisma_migrations`), so that
 * `prisma migrate deploy` can take over elsewhere. Returns the names applied now.
 */
export async function migrate(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
      logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0)`);
    const applied: string[] = [];
    for (const name of (await readdir(MIGRATIONS, { withFileTypes: true }))
      .filter((e) => e.isDirectory())
      .map((e) => e.name)
      .sort()) {
      if (await applyOne(client, name)) applied.push(name);
    }
    await client.query('COMMIT');
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, name: string): Promise<boolean> {
  const sql = await readFile(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8');
  const checksum = createHash('sha256').update(sql).digest('hex');
  const { rows } = await client.query<{ checksum: string }>(
    'SELECT checksum FROM _prisma_migrations WHERE migration_name = $1 AND rolled_back_at IS NULL',
    [name],
  );
  if (rows[0]?.checksum === checksum) return false;
  if (rows[0]) {
    throw new StartError(
      `migration ${name} was changed after it had been applied; restore the file and add a new migration instead`,
    );
  }
  await client.query(sql);
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
  return true;
}
