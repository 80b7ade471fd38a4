import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type PhoneProfile, profileByName } from '@framefarm/phone-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type VirtualPhone, startVirtualPhone } from './start-virtual-phone.ts';

let phone: VirtualPhone;
let folder: string;
let adbPort: number;

/** The real adb against a private server; resolves with exit code and output, whatever they are. */
function adb(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      'adb',
      ['-P', String(adbPort), ...args],
      { timeout: 30_000, env: { ...process.env, HOME: folder } },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });
}
const on = (...args: string[]) => adb('-s', `127.0.0.1:${phone.port}`, ...args);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-adb-'));
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  adbPort = (probe.address() as { port: number }).port;
  probe.close();
  phone = await startVirtualPhone({ profile: profileByName('pixel-4a-5g') as PhoneProfile, serial: 'vphone-1' });
  await adb('connect', `127.0.0.1:${phone.port}`);
});
afterAll(async () => {
  await adb('kill-server');
  await phone.close();
  await rm(folder, { recursive: true });
});

describe('the real adb', () => {
  it('lists the virtual phone as a device', async () => {
    expect((await adb('devices', '-l')).stdout).toMatch(/device product:bramble model:Pixel_4a__5G_ device:bramble/);
  });
  it('hears from it that it is virtual', async () => {
    expect((await on('shell', 'getprop ro.framefarm.body')).stdout).toBe('virtual\n');
  });
  it('gets output, errors and exit codes of shell lines', async () => {
    expect(await on('shell', `echo 'a;b' && false || echo "c d"`)).toEqual({
      code: 0,
      stdout: 'a;b\nc d\n',
      stderr: '',
    });
    expect(await on('shell', 'cat /nowhere')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'cat: /nowhere: No such file or directory\n',
    });
  });
  it('pushes and pulls megabytes unchanged', async () => {
    const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) % 251));
    await writeFile(path.join(folder, 'out'), bytes);
    expect((await on('push', path.join(folder, 'out'), '/sdcard/x/y.bin')).code).toBe(0);
    expect((await on('pull', '/storage/emulated/0/x/y.bin', path.join(folder, 'in'))).code).toBe(0);
    expect((await readFile(path.join(folder, 'in'))).equals(bytes)).toBe(true);
    expect((await on('shell', 'ls /sdcard/x')).stdout).toBe('y.bin\n');
    const missing = await on('pull', '/sdcard/none', folder);
    expect([missing.code, missing.stdout + missing.stderr]).toEqual([1, expect.stringContaining('/sdcard/none')]);
  });
  it('was sent no command that the phone does not know, until one is: 127, and recorded', async () => {
    expect(phone.unknownCommands()).toEqual([]);
    expect((await on('shell', 'frobnicate --all')).code).toBe(127);
    expect(phone.unknownCommands()).toEqual(['frobnicate --all']);
  });
});
