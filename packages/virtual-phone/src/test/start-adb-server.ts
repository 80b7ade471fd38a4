import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface AdbRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real adb with a server and a home of its own. */
export interface AdbServer {
  readonly port: number;
  /** An empty folder for the test, which is adb's HOME too. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  adb(...args: string[]): Promise<AdbRun>;
  /** Bytes instead of text, for `exec-out`. */
  adbBytes(...args: string[]): Promise<Buffer>;
  /** Resolves when `adb devices` shows the address in that state. */
  waitFor(address: string, state: string): Promise<void>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

/** A real program that a test needs did not get ready; the message holds what it said. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

/** `environment` is the test's own; the programs get it with another HOME. */
export async function startAdbServer(environment: AdbServer['env']): Promise<AdbServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-adb-'));
  const port = await freePort();
  const env = { ...environment, HOME: folder, ANDROID_ADB_SERVER_PORT: String(port) };
  const run = (args: readonly string[]) =>
    new Promise<{ code: number; stdout: Buffer; stderr: Buffer }>((resolve) => {
      const options = { timeout: 60_000, env, encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 } as const;
      execFile('adb', ['-P', String(port), ...args], options, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
      );
    });
  const adb = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(args);
    return { code, stdout: stdout.toString(), stderr: stderr.toString() };
  };
  await adb('start-server');
  return {
    port,
    folder,
    env,
    adb,
    adbBytes: async (...args) => (await run(args)).stdout,
    async waitFor(address, state) {
      for (let tries = 0; tries < 300; tries += 1) {
        const { stdout } = await adb('devices');
        if (stdout.split('\n').includes(`${address}\t${state}`)) return;
        await sleep(100);
      }
      throw new NotReadyError(`${address} did not become ${state}: ${(await adb('devices')).stdout}`);
    },
    async stop() {
      await adb('kill-server');
      await rm(folder, { recursive: true });
    },
  };
}
