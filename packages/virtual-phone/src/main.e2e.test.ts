import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readApk } from './apk/read-apk.ts';
import { type AdbServer, startAdbServer } from './test/start-adb-server.ts';
import { startPhoneProgram } from './test/start-phone-program.ts';

let server: AdbServer;

beforeAll(async () => {
  server = await startAdbServer(process.env);
});
afterAll(() => server.stop());

const start = (...args: string[]) => startPhoneProgram('main', ...args);

it('a started phone says where it is, turns up on the adb server, tells what it does not know, and leaves on SIGTERM', async () => {
  const phone = start(
    '--profile',
    'pixel-4a-5g',
    '--serial',
    'P1',
    '--seed',
    '5',
    '--adb-server-port',
    String(server.port),
  );
  const ready = await phone.line('phone.ready');
  expect(ready).toEqual({
    event: 'phone.ready',
    serial: 'P1',
    port: expect.any(Number),
    tier: 'mid',
    profile: 'pixel-4a-5g',
  });
  const address = `127.0.0.1:${String(ready['port'])}`;
  await server.waitFor(address, 'device');
  expect((await server.adb('-s', address, 'shell', 'getprop ro.serialno')).stdout).toBe('P1\n');
  await server.adb('-s', address, 'shell', 'frobnicate');
  expect(await phone.line('phone.unknown-command')).toEqual({ event: 'phone.unknown-command', command: 'frobnicate' });
  phone.child.kill('SIGTERM');
  expect(await phone.ended).toBe(0);
  expect((await server.adb('devices')).stdout).not.toContain(address);
});

it('builds the harness APK', async () => {
  const file = path.join(server.folder, 'harness.apk');
  expect(await start('build-harness-apk', '--out', file).ended).toBe(0);
  expect(readApk(await readFile(file)).packageName).toBe('dev.framefarm.harness');
});

it('ends with exit code 2 and the reason when it cannot be used that way', async () => {
  const phone = start('--profile', 'nokia', '--serial', 'X');
  expect(await phone.ended).toBe(2);
  expect(phone.errors()).toContain('there is no profile nokia');
});

it('ends with exit code 20 when its port is taken', async () => {
  const phone = start('--profile', 'pixel-4a-5g', '--serial', 'X', '--port', String(server.port));
  expect(await phone.ended).toBe(20);
  expect(phone.errors()).toContain('EADDRINUSE');
});
