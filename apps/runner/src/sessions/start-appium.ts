import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AdbServer } from '../adb/start-adb-server.ts';
import { freePort } from '../children/free-port.ts';
import { type SupervisedChild, superviseChild } from '../children/supervise-child.ts';
import { sleep } from '../retry.ts';
import { SessionError } from './session-error.ts';

const READY_MS = 60_000;
const PROBE_MS = 3000;

export interface AppiumOptions {
  readonly adb: string;
  readonly adbServer: Pick<AdbServer, 'env'>;
  readonly stateDir: string;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

export interface Appium extends SupervisedChild {
  readonly port: number;
  /** Waits while Appium is being started again. */
  untilUp(signal: AbortSignal): Promise<void>;
}

/** Assumed. */
const MOST_MB = 3072;

/** One Appium server with the UiAutomator2 driver only; it serves every phone of this runner. */
export async function startAppium({ adb, adbServer, stateDir, log }: AppiumOptions): Promise<Appium> {
  const port = await freePort();
  const packageFile = createRequire(import.meta.url).resolve('appium/package.json');
  const program = path.join(path.dirname(packageFile), 'index.js');
  const logFile = path.join(stateDir, 'appium.log');
  await rename(logFile, `${logFile}.1`).catch(() => undefined);
  const probe = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/status`, { signal: AbortSignal.timeout(PROBE_MS) });
    if (!response.ok) throw new TypeError(`/status answers ${response.status}`);
    await response.body?.cancel();
  };
  const child = await superviseChild({
    name: 'Appium',
    command: process.execPath,
    args: [
      program,
      'server',
      '--address=127.0.0.1',
      `--port=${port}`,
      '--use-drivers=uiautomator2',
      `--log=${logFile}`,
      '--log-level=error:info',
      '--log-timestamp',
      '--log-no-colors',
    ],
    env: {
      ...adbServer.env,
      // Appium finds its drivers in the package.json of the folder that holds node_modules
      APPIUM_HOME: path.resolve(path.dirname(packageFile), '../..'),
      ANDROID_HOME: await sdkWith(adb, stateDir),
    },
    pidFile: path.join(stateDir, 'appium.pid'),
    probe,
    readyMs: READY_MS,
    mostMb: MOST_MB,
    // sessions are opened again within their attempts
    mayReplace: () => true,
    log,
  });
  return {
    ...child,
    port,
    async untilUp(signal) {
      for (const deadline = performance.now() + READY_MS; ; await sleep(200, signal)) {
        const failure = await probe().then(
          () => null,
          (error: Error) => error,
        );
        if (failure === null) return;
        if (performance.now() > deadline)
          throw new SessionError('session.appium-gone', 'host', `Appium does not come back: ${failure.message}`, false);
      }
    },
  };
}

/** Appium wants adb at its place in an Android SDK; all that it needs of one is this program. */
async function sdkWith(adb: string, stateDir: string): Promise<string> {
  const sdk = path.join(stateDir, 'android-sdk');
  const link = path.join(sdk, 'platform-tools', 'adb');
  await mkdir(path.dirname(link), { recursive: true });
  await rm(link, { force: true });
  await symlink(adb, link);
  return sdk;
}
