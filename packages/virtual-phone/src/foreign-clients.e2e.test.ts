import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HARNESS_PACKAGE, buildHarnessApk } from './apk/build-harness-apk.ts';
import { adbkitClient } from './test/adbkit-client.ts';
import { CLIENTS_PYTHON, adbutilsClient } from './test/adbutils-client.ts';
import type { ForeignClient } from './test/foreign-client.ts';
import { type AdbServer, freePort, startAdbServer } from './test/start-adb-server.ts';
import { startAppium } from './test/start-appium.ts';
import { type PhoneProgram, startPhoneProgram } from './test/start-phone-program.ts';
import { startShouting } from './test/start-shouting.ts';
import { tangoClient } from './test/tango-client.ts';

const apks = fileURLToPath(
  new URL(
    '../../../node_modules/appium-uiautomator2-driver/node_modules/appium-uiautomator2-server/apks/',
    import.meta.url,
  ),
);
const UIA2 = 'io.appium.uiautomator2.server';
const RUNNER = `${UIA2}.test/androidx.test.runner.AndroidJUnitRunner`;

const CLIENTS = [
  ['adbkit', adbkitClient],
  ['Tango', tangoClient],
  ['adbutils', adbutilsClient],
] as const;

let server: AdbServer;
let farm: PhoneProgram;
let shouting: Server;
let addresses: readonly string[];

beforeAll(async () => {
  server = await startAdbServer(process.env);
  await writeFile(path.join(server.folder, 'harness.apk'), buildHarnessApk());
  const started = ['--phones', String(CLIENTS.length), '--adb-server-port', String(server.port)];
  farm = startPhoneProgram('farm-main', ...started);
  await farm.line('farm.ready');
  addresses = farm.lines('phone.ready').map((line) => String(line['address']));
  await Promise.all(addresses.map((address) => server.waitFor(address, 'device')));
  shouting = await startShouting();
});
afterAll(async () => {
  shouting.close();
  await farm.stop();
  await server.stop();
});

describe.each(CLIENTS)('%s, on a phone of the farm,', (name, create) => {
  let client: ForeignClient;
  let address: string;
  beforeAll(async () => {
    address = addresses[CLIENTS.findIndex(([each]) => each === name)] ?? '';
    client = await create(server.port, address);
  });
  afterAll(() => client.close());

  it('lists all phones and talks to the shell of its own', async () => {
    expect([...(await client.list())].toSorted()).toEqual([...addresses].toSorted());
    const serial = farm.lines('phone.ready').find((line) => line['address'] === address)?.['serial'];
    expect(await client.shell('getprop ro.serialno; echo "a  b" | wc -c')).toBe(`${String(serial)}\n5\n`);
  });
  it('pushes and pulls a megabyte', async () => {
    const data = Buffer.from(Array.from({ length: 1_000_000 }, (_, place) => (place * 31) % 253));
    await client.push(data, '/data/local/tmp/mega.bin');
    expect((await client.pull('/data/local/tmp/mega.bin')).equals(data)).toBe(true);
  });
  it('installs and uninstalls an app', async () => {
    await client.install(path.join(server.folder, 'harness.apk'));
    expect(await client.shell(`pm path ${HARNESS_PACKAGE}`)).toContain('base.apk');
    await client.uninstall(HARNESS_PACKAGE);
    expect(await client.shell('pm list packages -3')).toBe('');
  });
  it('lets the phone reach a program of this machine', async () => {
    const { port } = shouting.address() as { port: number };
    await client.reverse(7001, port);
    expect(await client.reverses()).toEqual(['tcp:7001']);
    expect(await client.talk(7001, 'are you there?')).toBe('ARE YOU THERE?');
  });
  it('reads the log and takes a picture', async () => {
    expect(await client.logcat()).toContain('beginning of');
    expect((await client.screenshot()).subarray(1, 4).toString()).toBe('PNG');
  });
  it('runs an instrumentation, reaches its port, and sees it end', async () => {
    for (const apk of ['-v10.6.6', '-debug-androidTest'])
      await client.install(`${apks}appium-uiautomator2-server${apk}.apk`);
    const printed = client.instrument(RUNNER);
    while ((await client.shell(`pidof ${UIA2} || true`)) === '') await sleep(50);
    expect(await client.talk(6790, 'GET /status HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 .*"ready":true/s);
    await client.shell(`am force-stop ${UIA2}`);
    expect(await printed).toContain('Process crashed');
  });
});

const run = promisify(execFile);

/** The oldest and the newest Android there is, as phones of a farm of their own. */
const EXTREMES = [
  ['huawei-p8-lite-2017', 26],
  ['oneplus-13', 35],
] as const;

describe('the Appium Python client', () => {
  it('drives the oldest and the newest phone, with default capabilities and nothing installed', async () => {
    const profiles = EXTREMES.map(([profile]) => `--profile=${profile}`);
    const tiers = ['--tiers', 'low,flagship'];
    const serverPort = String(server.port);
    const own = startPhoneProgram('farm-main', '--phones=2', ...profiles, ...tiers, '--adb-server-port', serverPort);
    const appium = await startAppium(server);
    try {
      await own.line('farm.ready');
      const script = fileURLToPath(new URL('test/appium-session.py', import.meta.url));
      for (const [place, [profile, sdk]] of EXTREMES.entries()) {
        const phone = own.lines('phone.ready')[place];
        expect(phone?.['profile']).toBe(profile);
        const address = String(phone?.['address']);
        await server.waitFor(address, 'device');
        const apk = path.join(server.folder, 'harness.apk');
        const words = [String(appium.port), serverPort, String(await freePort()), address, apk];
        const { stdout } = await run(CLIENTS_PYTHON, [script, ...words]);
        expect(JSON.parse(stdout)).toEqual({
          sdk,
          installed: true,
          package: HARNESS_PACKAGE,
          before: 'IDLE',
          // it was given no plan
          after: 'FAILED',
          png: 'PNG',
          file: 'hello',
          log: true,
          pss: expect.any(Number),
          activity: '.MainActivity',
          state: 4,
          locked: false,
          removed: true,
        });
      }
      expect(own.lines('phone.unknown-command')).toEqual([]);
    } finally {
      await appium.stop();
      await own.stop();
    }
  });
});

it('none of them asked for anything that the phones do not know', () => {
  expect(farm.lines('phone.unknown-command')).toEqual([]);
  expect(farm.errors()).toBe('');
});
