import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type AdbServer, NotReadyError, freePort } from './start-adb-server.ts';

const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url));

export interface Appium {
  readonly port: number;
  stop(): Promise<void>;
}

/** The real Appium with the UiAutomator2 driver as a child that finds no Android SDK but adb. */
export async function startAppium(server: AdbServer): Promise<Appium> {
  const sdk = path.join(server.folder, 'sdk');
  await mkdir(path.join(sdk, 'platform-tools'), { recursive: true });
  const folder = (server.env['PATH'] ?? '').split(':').find((each) => existsSync(path.join(each, 'adb')));
  if (folder === undefined) throw new NotReadyError('there is no adb on the PATH; install the package adb');
  await symlink(path.join(folder, 'adb'), path.join(sdk, 'platform-tools', 'adb'));
  const port = await freePort();
  const main = path.join(REPOSITORY, 'node_modules/appium/index.js');
  const words = [
    'server',
    '--address',
    '127.0.0.1',
    '--port',
    String(port),
    '--use-drivers',
    'uiautomator2',
    '--log-no-colors',
  ];
  const insecure = ['--allow-insecure', 'uiautomator2:adb_shell'];
  const child = spawn(process.execPath, [main, ...words, ...insecure], {
    env: { ...server.env, APPIUM_HOME: REPOSITORY, ANDROID_HOME: sdk, ANDROID_SDK_ROOT: sdk },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-200_000)));
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new NotReadyError(`Appium ended: ${log.slice(-4000)}`);
    const ready = await fetch(`http://127.0.0.1:${port}/status`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { port, stop: () => stop(child) };
    await sleep(100);
  }
  await stop(child);
  throw new NotReadyError(`Appium was not ready after a minute: ${log.slice(-4000)}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}
