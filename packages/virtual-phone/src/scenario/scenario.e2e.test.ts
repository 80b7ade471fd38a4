import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAdbServerList } from '../adbd/adb-server-list.ts';
import { buildHarnessApk } from '../apk/build-harness-apk.ts';
import { startHarnessPhone } from '../start-harness-phone.ts';
import type { VirtualPhone } from '../start-virtual-phone.ts';
import { testProfile } from '../test/create-test-phone.ts';
import { type AdbServer, startAdbServer } from '../test/start-adb-server.ts';
import type { TroubleEvent } from './scenario-player.ts';
import type { Trouble } from './scenario.ts';

let server: AdbServer;
let close = async () => {};

beforeAll(async () => {
  server = await startAdbServer(process.env);
  await writeFile(path.join(server.folder, 'harness.apk'), buildHarnessApk());
});
afterEach(() => close());
afterAll(() => server.stop());

/** A phone that has troubles, on the list of the real adb server. */
async function start(...troubles: Trouble[]) {
  const list = createAdbServerList(server.port);
  const events: TroubleEvent[] = [];
  const phone: VirtualPhone = await startHarnessPhone({
    profile: testProfile,
    serial: 'S1',
    seed: 1,
    adbServer: list,
    bootMs: 200,
    scenario: { schema: 1, troubles },
    onTrouble: (event) => events.push(event),
  });
  close = async () => {
    await phone.close();
    list.close();
  };
  const address = `127.0.0.1:${phone.port}`;
  const isOver = async (kind: Trouble['kind']) => {
    while (!events.some((event) => event.kind === kind && event.state === 'ended')) await sleep(20);
  };
  return { address, isOver, events, on: (...args: string[]) => server.adb('-s', address, ...args) };
}

describe('the real adb', () => {
  it('loses a phone in the middle of a push, and gets it back', async () => {
    const { address, on, isOver } = await start({ kind: 'unplug', when: { moment: 'push' }, forMs: 300 });
    await server.waitFor(address, 'device');
    const file = path.join(server.folder, 'big');
    await writeFile(file, Buffer.alloc(2_000_000));
    expect((await on('push', file, '/sdcard/big')).code).not.toBe(0);
    await isOver('unplug');
    await server.waitFor(address, 'device');
    expect((await on('push', file, '/sdcard/big')).code).toBe(0);
  });
  it('finds a phone that restarts while an app is installed, with another boot id', async () => {
    const { address, on } = await start({ kind: 'reboot', when: { moment: 'install' }, bootMs: 100 });
    await server.waitFor(address, 'device');
    const bootId = async () => (await on('shell', 'cat /proc/sys/kernel/random/boot_id')).stdout;
    const before = await bootId();
    expect((await on('install', path.join(server.folder, 'harness.apk'))).code).not.toBe(0);
    await server.waitFor(address, 'device');
    expect(await bootId()).not.toBe(before);
    expect((await on('install', path.join(server.folder, 'harness.apk'))).stdout).toContain('Success');
  });
  it('is told that the storage is full, by a push and by an installation', async () => {
    const { address, on, isOver } = await start({ kind: 'storage-full', forMs: 5_000 });
    await server.waitFor(address, 'device');
    const apk = path.join(server.folder, 'harness.apk');
    const pushed = await on('push', apk, '/data/local/tmp/a.apk');
    expect([pushed.code, pushed.stdout + pushed.stderr]).toEqual([
      1,
      expect.stringContaining('No space left on device'),
    ]);
    const installed = await on('install', apk);
    expect(installed.stdout + installed.stderr).toContain('INSTALL_FAILED_INSUFFICIENT_STORAGE');
    await isOver('storage-full');
    expect((await on('install', apk)).stdout).toContain('Success');
  });
  it('is thrown out by an owner who takes the permission back, until he gives it again', async () => {
    const { address, on, isOver } = await start({
      kind: 'unauthorised',
      when: { moment: 'activity-start' },
      forMs: 1_500,
    });
    await server.waitFor(address, 'device');
    await on('install', path.join(server.folder, 'harness.apk'));
    await on('shell', 'am start -n dev.framefarm.harness/.MainActivity');
    await server.waitFor(address, 'unauthorized');
    await isOver('unauthorised');
    await server.waitFor(address, 'device');
  });
  it('meets another phone behind the same address after the cable was out', async () => {
    const properties = { 'ro.serialno': 'S2', 'ro.product.model': 'Other' };
    const { address, on } = await start({
      kind: 'new-identity',
      properties,
      downMs: 100,
      when: { moment: 'connect', afterMs: 500 },
    });
    await server.waitFor(address, 'device');
    expect((await on('shell', 'getprop ro.serialno')).stdout).toBe('S1\n');
    for (;;) {
      const { stdout } = await server.adb('devices', '-l');
      if (stdout.includes('model:Other')) break;
      await sleep(50);
    }
    expect((await on('shell', 'getprop ro.serialno')).stdout).toBe('S2\n');
  });
  it('waits for a reply that never ends and gets all others', async () => {
    const { address, on } = await start({ kind: 'endless-reply', match: 'dumpsys meminfo', says: 'noise' });
    await server.waitFor(address, 'device');
    let over = false;
    const endless = on('shell', 'dumpsys meminfo').then(() => (over = true));
    for (let calls = 0; calls < 5; calls += 1) expect((await on('shell', 'echo here')).stdout).toBe('here\n');
    expect(over).toBe(false);
    await close();
    await endless;
    close = async () => {};
  });
  it('gets hostile properties as they are', async () => {
    const { address, on } = await start({ kind: 'hostile-properties' });
    await server.waitFor(address, 'device');
    expect((await on('shell', 'getprop ro.product.manufacturer')).stdout).toBe("Robert'); DROP TABLE devices;--\n");
    expect((await server.adb('devices')).stdout.match(/\tdevice/g)).toHaveLength(1);
  });
});
