import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SCOPES } from '@framefarm/contracts';
import { type LocalPostgres, startLocalPostgres } from '@framefarm/local-postgres';
import pg from 'pg';
import { buildApp } from './app.ts';
import { migrate } from './db/migrate.ts';
import { transaction } from './db/transaction.ts';
import type { ApiEnv } from './env.ts';
import { StartError } from './errors.ts';
import { reconcile } from './features/attempts/reconcile.ts';
import { createToken } from './features/tokens/create-token.ts';
import { sha256 } from './http/auth.ts';
import { newId } from './ids.ts';
import { createInProcessWake } from './queue/wake.ts';

const RECONCILE_MS = 1000;

export interface RunningApi {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds and starts everything: database, migrations, HTTP, reconciler. What was started is stopped again when a later step fails. */
export async function startApi(env: ApiEnv): Promise<RunningApi> {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.toReversed()) await step();
  };
  try {
    await mkdir(env.dataDir, { recursive: true, mode: 0o700 });
    const local =
      env.databaseUrl === null ? await startLocalPostgres({ dataDir: path.join(env.dataDir, 'postgres') }) : null;
    if (local) undo.push(() => local.stop());
    const databaseUrl = env.databaseUrl ?? (local as LocalPostgres).url;
    await migrate(databaseUrl).catch((error: Error & { code?: string }) => {
      if (/^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|28|3D)/.test(error.code ?? '')) {
        throw new StartError(
          `Postgres cannot be used (${error.message || error.code}); check DATABASE_URL and that the server runs`,
        );
      }
      throw error;
    });
    const pool = new pg.Pool({
      connectionString: databaseUrl,
      max: 20,
      options: '-c statement_timeout=15000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000',
    });
    pool.on('error', (error) =>
      console.error(JSON.stringify({ event: 'database.connection-lost', message: error.message })),
    );
    undo.push(() => pool.end());
    const wake = createInProcessWake();
    const app = await buildApp({ pool, wake, dataDir: env.dataDir, newId });
    undo.push(() => app.close());
    const url = await app.listen({ host: env.host, port: env.port }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE'
        ? new StartError(
            `port ${env.port} of ${env.host} is taken; stop the other program or set FRAMEFARM_PORT (0 takes any free one)`,
          )
        : error;
    });
    undo.push(startReconciler(pool, () => wake.wake('default')));
    if (env.apiFile !== null) await writeApiFile(pool, env.apiFile, url);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function startReconciler(pool: pg.Pool, wakeAll: () => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const tick = async (): Promise<void> => {
    try {
      if ((await transaction(pool, reconcile)) > 0) wakeAll();
    } catch (error) {
      console.error(
        JSON.stringify({ event: 'reconcile.failed', message: error instanceof Error ? error.message : String(error) }),
      );
    }
    if (!stopped) timer = setTimeout(() => (running = tick()), RECONCILE_MS);
  };
  let running = tick();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/** Address and a token with every grantable scope, for the command line on this machine; an earlier token that still works is kept. */
async function writeApiFile(pool: pg.Pool, file: string, url: string): Promise<void> {
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as { token?: string };
  const alive =
    before.token === undefined
      ? null
      : await pool.query(
          `SELECT 1 FROM token WHERE sha256 = $1 AND revoked_at IS NULL AND expires_at > now() + interval '1 day'`,
          [sha256(before.token)],
        );
  const scopes = SCOPES.filter((scope) => scope !== 'runner');
  const token =
    alive?.rowCount === 1
      ? before.token
      : (
          await createToken(pool, {
            id: newId('tok'),
            tenantId: 'default',
            name: 'local command line',
            scopes,
            expiresInDays: 90,
            runnerId: null,
          })
        ).token;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify({ url, token })}\n`, { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
}
