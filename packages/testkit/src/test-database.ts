import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** A pool of another user, which the caller ends. */
  readonly poolAs: (user: string, password: string) => pg.Pool;
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
    poolAs(user, password) {
      const other = new URL(url);
      [other.username, other.password] = [user, password];
      return new pg.Pool({ connectionString: other.href, max: 5 });
    },
    async close() {
      await pool.end();
      await drop(server, name);
    },
  };
}

/** Without FORCE: it would shoot at connections that are just saying goodbye, and their client would call that an error. */
async function drop(server: string, name: string): Promise<void> {
  const OBJECT_IN_USE = '55006';
  for (let tries = 1; ; tries += 1) {
    try {
      return await admin(server, `DROP DATABASE ${name}`);
    } catch (error) {
      if ((error as { code?: string }).code !== OBJECT_IN_USE || tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
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
