import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { freePort, isFree } from '../children/free-port.ts';
import { type SupervisedChild, superviseChild } from '../children/supervise-child.ts';
import { StartError } from '../errors.ts';
import { sleep } from '../retry.ts';
import { type AdbClient, createAdbClient } from './adb-client.ts';

export interface AdbServerOptions {
  /** The adb program. */
  readonly adb: string;
  /** Null takes any free port. */
  readonly port: number | null;
  /** Holds the key that phones are asked to accept. */
  readonly stateDir: string;
  readonly parentEnv: Readonly<Record<string, string | undefined>>;
  /** Whether no run needs the server now. */
  readonly isIdle: () => boolean;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

export interface AdbServer extends SupervisedChild {
  readonly client: AdbClient;
  /** Environment in which every adb of this runner's children finds this server and no other. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Assumed: with 200 phones it holds a few tens. */
const MOST_MB = 1024;

/** A real adb server of our own, on a port that no other tool uses. */
export async function startAdbServer(options: AdbServerOptions): Promise<AdbServer> {
  const port = options.port ?? (await freePort());
  const home = path.join(options.stateDir, 'adb-home');
  await mkdir(home, { recursive: true, mode: 0o700 });
  const env = {
    ...options.parentEnv,
    HOME: home,
    ANDROID_ADB_SERVER_PORT: String(port),
    // adb would look for emulators on 5555 to 5585 and take any phone there that belongs to another server
    ADB_LOCAL_TRANSPORT_MAX_PORT: '5553',
  };
  const client = createAdbClient(port);
  const clear = async () => {
    for (const pid of await serversOf(home)) {
      options.log('adb.stray', { pid, port });
      process.kill(pid, 'SIGKILL');
    }
  };
  await clear();
  for (let tries = 0; !(await isFree(port)); tries += 1) {
    if (tries === 20)
      throw new StartError(
        `port ${port} for the adb server is taken by another program; choose another FRAMEFARM_ADB_SERVER_PORT`,
      );
    await sleep(50, AbortSignal.timeout(1000));
  }
  const child = await superviseChild({
    name: 'adb server',
    command: options.adb,
    args: ['-P', String(port), 'server', 'nodaemon'],
    env,
    pidFile: path.join(options.stateDir, 'adb-server.pid'),
    probe: () => client.version(3000),
    readyMs: 15_000,
    mostMb: MOST_MB,
    // every phone on it is lost for a moment
    mayReplace: options.isIdle,
    clear,
    log: options.log,
  });
  return { client, env, ...child };
}

/**
 * Servers that run with our home: what a killed runner left, or what an adb client started by itself while ours was away for a moment.
 * Told by their command line, `adb ... server ...`, and by HOME in their environment, so that nobody else's is ever ended.
 */
async function serversOf(home: string): Promise<readonly number[]> {
  const names = await readdir('/proc').catch(() => []);
  const found: number[] = [];
  for (const name of names.filter((one) => /^\d+$/.test(one))) {
    const words = (await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (path.basename(words[0] ?? '') !== 'adb' || !words.includes('server')) continue;
    const environment = (await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '')).split('\0');
    if (environment.includes(`HOME=${home}`)) found.push(Number(name));
  }
  return found;
}
