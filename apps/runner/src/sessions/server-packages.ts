import { createRequire } from 'node:module';
import type { AdbDevice } from '../adb/adb-device.ts';
import { SessionError } from './session-error.ts';

const SERVER = 'io.appium.uiautomator2.server';
const TEST = `${SERVER}.test`;
const RUNNER = `${TEST}/androidx.test.runner.AndroidJUnitRunner`;

interface ServerFiles {
  readonly version: string;
  readonly SERVER_APK_PATH: string;
  readonly TEST_APK_PATH: string;
}

/**
 * Makes sure that the phone carries the UiAutomator2 server that the installed driver brings, so that sessions can be started with
 * `skipServerInstallation`. Installs only what is missing or of another version; true when something was installed.
 */
export async function installServerPackages(device: AdbDevice, signal: AbortSignal): Promise<boolean> {
  const files = await serverFiles();
  const { stdout: shown } = await device.shell(`dumpsys package ${SERVER}`, { signal });
  const version = /^\s+versionName=(\S+)/m.exec(shown)?.[1] ?? null;
  const test = await device.shell(`pm path ${TEST}`, { signal });
  if (version === files.version && test.stdout.startsWith('package:')) return false;
  // a package that is not there answers with a failure, which is what is wanted
  for (const one of [SERVER, TEST]) await device.shell(`pm uninstall ${one}`, { signal, timeoutMs: 60_000 });
  await device.install(files.SERVER_APK_PATH, { signal });
  await device.install(files.TEST_APK_PATH, { signal });
  const { stdout: instruments } = await device.shell('pm list instrumentation', { signal });
  if (!instruments.includes(RUNNER))
    throw new SessionError(
      'session.failed',
      'device',
      `${device.address}: the UiAutomator2 server was installed, but Android does not list ${RUNNER}; restart the phone`,
      false,
    );
  await device.shell(`dumpsys deviceidle whitelist +${SERVER} ; dumpsys deviceidle whitelist +${TEST}`, { signal });
  return true;
}

/** The driver carries its server as a package of its own, which only the driver can resolve. */
async function serverFiles(): Promise<ServerFiles> {
  const ours = createRequire(import.meta.url);
  const drivers = createRequire(ours.resolve('appium-uiautomator2-driver/package.json'));
  return import(drivers.resolve('appium-uiautomator2-server')) as Promise<ServerFiles>;
}
