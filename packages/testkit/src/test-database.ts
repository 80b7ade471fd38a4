import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** A database of its own for one test file, cloned from the migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await admin(server, `CREATE DATABASE ${name} TEMPLATE postgres`);
  const url = server.replace(/\/postgres$/, `/${name}`);
  const pool = new pg.Pool({ connectionString: url, max: 30 });
  return {
    url,
    pool,
    async close() {
      await pool.end();
      await admin(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** The template must have no other connection while it is cloned, so each clone connects to `template1` and waits its turn. */
async function admin(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.replace(/\/postgres$/, '/template1') });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(77)');
    await client.query(sql);
  } finally {
    await client.end();
  }
}
