import pg from 'pg';

/** For building the application without a database: it would connect at the first query, which never comes. */
export function unconnectedPool(): pg.Pool {
  return new pg.Pool({ connectionString: 'postgres://127.0.0.1:1/none' });
}
