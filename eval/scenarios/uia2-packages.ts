import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface ServerFiles {
  readonly SERVER_APK_PATH: string;
  readonly TEST_APK_PATH: string;
}

/** The APKs of the UiAutomator2 server that the installed driver brings: with them on a phone, the only install is that of the harness. */
export async function uia2Packages(): Promise<readonly Buffer[]> {
  const ours = createRequire(import.meta.url);
  const drivers = createRequire(ours.resolve('appium-uiautomator2-driver/package.json'));
  const files = (await import(drivers.resolve('appium-uiautomator2-server'))) as ServerFiles;
  return [files.SERVER_APK_PATH, files.TEST_APK_PATH].map((file) => readFileSync(file));
}
