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
import { followAlerts } from './features/alerts/follow-alerts.ts';
import { createArtifactFolder } from './features/artifacts/artifact-folder.ts';
import type { ArtifactStore } from './features/artifacts/artifact-store.ts';
import { reconcile } from './features/attempts/reconcile.ts';
import { createFarmComparisons } from './features/comparisons/farm-comparisons.ts';
import { runAaNights } from './features/noise/run-aa-nights.ts';
import { openKeyRing } from './features/policies/key-ring.ts';
import { watchRollouts } from './features/rollouts/watch-rollouts.ts';
import { checkRestedDevices } from './features/runners/check-rested-devices.ts';
import { createToken } from './features/tokens/create-token.ts';
import { sha256 } from './http/auth.ts';
import { newId } from './ids.ts';
import { createInProcessWake } from './queue/create-in-process-wake.ts';
import { relayOutbox } from './queue/relay-outbox.pg.ts';
import type { WakePort } from './queue/wake-port.ts';

const RECONCILE_MS = 1000;
/** Between two looks at the rollouts: a rollback is decided at most so long after the harm has shown. */
const ROLLOUT_LOOK_MS = 30_000;
const FOLLOW_MS = 5000;
const NIGHTS_MS = 30_000;
const CHECKS_MS = 10_000;

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
    pool.on('error', (error) => log('database.connection-lost', { message: error.message }));
    undo.push(() => pool.end());
    const wake = await openWake(env);
    undo.push(() => wake.close());
    const artifacts = await openArtifacts(env);
    const keys = await openKeyRing(path.join(env.dataDir, 'keys'), env.keySources);
    const app = await buildApp(
      { pool, wake, artifacts, dataDir: env.dataDir, keys, newId },
      { trustedProxies: env.trustedProxies },
    );
    undo.push(() => app.close());
    const url = await app.listen({ host: env.host, port: env.port }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE'
        ? new StartError(
            `port ${env.port} of ${env.host} is taken; stop the other program or set FRAMEFARM_PORT (0 takes any free one)`,
          )
        : error;
    });
    undo.push(startEvery(RECONCILE_MS, 'reconcile', () => reconcileAndWake(pool, wake)));
    undo.push(startEvery(ROLLOUT_LOOK_MS, 'rollouts.watch', () => watchRollouts(pool, { keys, now: new Date() })));
    const comparisons = createFarmComparisons({ newId });
    undo.push(startEvery(FOLLOW_MS, 'alerts.follow', () => followAlerts(pool, comparisons)));
    undo.push(startEvery(CHECKS_MS, 'devices.check', () => checkRestedDevices({ pool, newId })));
    undo.push(startEvery(NIGHTS_MS, 'noise.nights', () => runAaNights({ pool, newId }, comparisons)));
    if (env.apiFile !== null) await writeApiFile(pool, env.apiFile, url);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

// the two engines of a larger farm are loaded only where they are used: they double the time of a small one's start
async function openWake({ redisUrl }: ApiEnv): Promise<WakePort> {
  if (redisUrl === null) return createInProcessWake();
  const { createRedisWake } = await import('./queue/create-redis-wake.ts');
  return createRedisWake({ url: redisUrl, log });
}

async function openArtifacts({ bucket, dataDir }: ApiEnv): Promise<ArtifactStore> {
  const folder = path.join(dataDir, 'artifacts');
  if (bucket === null) return createArtifactFolder(folder);
  const { name, endpoint, region } = bucket;
  const { openArtifactBucket } = await import('./features/artifacts/artifact-bucket.ts');
  return openArtifactBucket({ bucket: name, endpoint, region, credentials: null, incomingFolder: folder });
}

const log = (event: string, details: Readonly<Record<string, unknown>>) =>
  console.error(JSON.stringify({ event, ...details }));

/** Does it again and again, that long after it ended, until told to stop; a failure is logged and tried again. Every instance does it; rows are locked. */
function startEvery(everyMs: number, name: string, work: () => Promise<unknown>): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const tick = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log(`${name}.failed`, { message: error instanceof Error ? error.message : String(error) });
    }
    if (!stopped) timer = setTimeout(() => (running = tick()), everyMs);
  };
  let running = tick();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/** What is due, and the wake-ups that were written but not sent. */
async function reconcileAndWake(pool: pg.Pool, wake: WakePort): Promise<void> {
  await transaction(pool, reconcile);
  for (const tenantId of await transaction(pool, relayOutbox)) wake.wake(tenantId);
}

/** Address and a token with every grantable scope, for the command line on this machine; an earlier one that still has all of them is kept. */
async function writeApiFile(pool: pg.Pool, file: string, url: string): Promise<void> {
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as { token?: string };
  const scopes = SCOPES.filter((scope) => scope !== 'runner');
  const alive =
    before.token === undefined
      ? null
      : await pool.query(
          `SELECT 1 FROM token WHERE sha256 = $1 AND revoked_at IS NULL AND expires_at > now() + interval '1 day' AND scopes @> $2`,
          [sha256(before.token), scopes],
        );
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
