import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remote } from 'webdriverio';
import { HARNESS_PACKAGE, buildHarnessApk } from './apk/build-harness-apk.ts';
import { createHarnessProgram } from './harness/create-harness-program.ts';
import { type VirtualPhone, startVirtualPhone } from './start-virtual-phone.ts';
import { testProfile } from './test/create-test-phone.ts';
import { type AdbServer, freePort, startAdbServer } from './test/start-adb-server.ts';
import { type Appium, startAppium } from './test/start-appium.ts';
import { createUia2Server } from './uia2/create-uia2-server.ts';

const apks = fileURLToPath(
  new URL(
    '../../../node_modules/appium-uiautomator2-driver/node_modules/appium-uiautomator2-server/apks/',
    import.meta.url,
  ),
);
let server: AdbServer;
let appium: Appium;
let phone: VirtualPhone;
let bare: VirtualPhone;

const startPhone = (serial: string, preinstalled: readonly Buffer[]) =>
  startVirtualPhone({
    profile: testProfile,
    serial,
    programs: [createHarnessProgram({ profile: testProfile, seed: 1 })],
    createUia2Server,
    preinstalled,
    adbServerPort: server.port,
  });

beforeAll(async () => {
  server = await startAdbServer(process.env);
  const ready = await Promise.all(
    ['appium-uiautomator2-server-v10.6.6.apk', 'appium-uiautomator2-server-debug-androidTest.apk'].map((name) =>
      readFile(`${apks}${name}`),
    ),
  );
  phone = await startPhone('prepared', [buildHarnessApk(), ...ready]);
  bare = await startPhone('bare', []);
  appium = await startAppium(server);
  await server.waitFor(`127.0.0.1:${phone.port}`, 'device');
  await server.waitFor(`127.0.0.1:${bare.port}`, 'device');
});
afterAll(async () => {
  await appium.stop();
  await Promise.all([phone.close(), bare.close()]);
  await server.stop();
});

async function open(on: VirtualPhone, more: Readonly<Record<string, unknown>> = {}) {
  return remote({
    hostname: '127.0.0.1',
    port: appium.port,
    logLevel: 'error',
    waitforTimeout: 1000,
    capabilities: {
      platformName: 'Android',
      'appium:automationName': 'UiAutomator2',
      'appium:udid': `127.0.0.1:${on.port}`,
      'appium:adbPort': server.port,
      'appium:systemPort': await freePort(),
      'appium:suppressKillServer': true,
      'appium:adbExecTimeout': 60_000,
      'appium:appPackage': HARNESS_PACKAGE,
      'appium:appActivity': '.MainActivity',
      ...more,
    },
  });
}

const fast = {
  'appium:skipServerInstallation': true,
  'appium:skipDeviceInitialization': true,
  'appium:skipLogcatCapture': true,
  'appium:skipUnlock': true,
  'appium:noReset': true,
  'appium:ignoreHiddenApiPolicyError': true,
  'appium:noSign': true,
};

describe('the real Appium', () => {
  it('drives the harness app of a prepared phone', async () => {
    const session = await open(phone, fast);
    try {
      const state = await session.$(`id:${HARNESS_PACKAGE}:id/state`);
      expect(await state.getText()).toBe('IDLE');
      expect(await (await session.$('//android.widget.Button[@content-desc="Run"]')).isDisplayed()).toBe(true);
      expect(await session.getPageSource()).toContain(`${HARNESS_PACKAGE}:id/run`);
      expect((await session.takeScreenshot()).startsWith('iVBORw0KGgo')).toBe(true);
      // without a plan the launch fails, and says so on the screen
      await (await session.$('~Run')).click();
      expect(await state.getText()).toBe('FAILED');
      expect(await session.getCurrentPackage()).toBe(HARNESS_PACKAGE);
      expect(await session.queryAppState(HARNESS_PACKAGE)).toBe(4);
      expect(await session.execute('mobile: shell', { command: 'getprop', args: ['ro.framefarm.body'] })).toBe(
        'virtual\n',
      );
      await session.terminateApp(HARNESS_PACKAGE);
      expect(await session.queryAppState(HARNESS_PACKAGE)).toBe(1);
    } finally {
      await session.deleteSession();
    }
    expect(phone.unknownCommands()).toEqual([]);
  });

  it('tells that its server on the phone died, and gets a new session afterwards', async () => {
    const session = await open(phone, fast);
    expect(phone.killPackage('io.appium.uiautomator2.server', 'signal')).toBe(true);
    await expect(session.getPageSource()).rejects.toThrow('instrumentation process is not running');
    await session.deleteSession();
    const next = await open(phone, fast);
    expect(await (await next.$(`id:${HARNESS_PACKAGE}:id/state`)).getText()).toBe('IDLE');
    await next.deleteSession();
    expect(phone.unknownCommands()).toEqual([]);
  });

  it('wakes and prepares a bare phone by its default capabilities: it installs its settings app and its server', async () => {
    const apk = `${server.folder}/harness.apk`;
    await writeFile(apk, buildHarnessApk());
    expect((await server.adb('-s', `127.0.0.1:${bare.port}`, 'install', apk)).stdout).toContain('Success');
    await server.adb('-s', `127.0.0.1:${bare.port}`, 'shell', 'input keyevent KEYCODE_SLEEP');
    const session = await open(bare);
    expect((await server.adb('-s', `127.0.0.1:${bare.port}`, 'shell', 'dumpsys power')).stdout).toContain('Awake');
    expect(await (await session.$('~Run')).getText()).not.toBe('');
    expect(await session.getLogs('logcat')).not.toEqual([]);
    const performance = async (kind: string) => {
      const [names, values] = (await session.getPerformanceData(HARNESS_PACKAGE, kind, 2)) as unknown as string[][];
      return Object.fromEntries((names ?? []).map((name, index) => [name, values?.[index]]));
    };
    expect(Number((await performance('memoryinfo'))['totalPss'])).toBeGreaterThan(10_000);
    expect(await performance('cpuinfo')).toEqual({ user: '1.1', kernel: '0.4' });
    expect(await performance('batteryinfo')).toEqual({ power: '87' });
    expect(await session.getPerformanceData(HARNESS_PACKAGE, 'networkinfo', 2)).not.toEqual([]);
    expect(await session.execute('mobile: batteryInfo')).toMatchObject({ level: 0.87, state: 2 });
    expect(await session.execute('mobile: deviceInfo')).toMatchObject({ model: 'Pixel 4a (5G)', apiVersion: '33' });
    const text = Buffer.from('hello').toString('base64');
    for (const path of ['/sdcard/Download/a.txt', `@${HARNESS_PACKAGE}/files/a.txt`]) {
      await session.pushFile(path, text);
      expect(await session.pullFile(path)).toBe(text);
    }
    await session.activateApp(HARNESS_PACKAGE);
    expect(await session.getCurrentActivity()).toBe('.MainActivity');
    await session.pressKeyCode(3);
    expect(await session.queryAppState(HARNESS_PACKAGE)).toBe(3);
    await session.deleteSession();
    const { stdout } = await server.adb('-s', `127.0.0.1:${bare.port}`, 'shell', 'pm list packages -3');
    expect(stdout.trim().split('\n')).toEqual([
      'package:dev.framefarm.harness',
      'package:io.appium.settings',
      'package:io.appium.uiautomator2.server',
      'package:io.appium.uiautomator2.server.test',
    ]);
    expect(bare.unknownCommands()).toEqual([]);
  });
});
