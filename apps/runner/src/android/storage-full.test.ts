import { expect, it } from 'vitest';
import type { AdbDevice } from '../adb/adb-device.ts';
import { storageFull } from './storage-full.ts';

const never = new AbortController().signal;
const phoneWith = (freeKb: number) =>
  ({
    shell: () =>
      Promise.resolve({
        code: 0,
        stderr: '',
        stdout: `Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/block/dm-5 113000000 112000000 ${freeKb} 99% /data\n`,
      }),
  }) as unknown as AdbDevice;

it('a phone whose storage is full explains a report that is not whole', async () => {
  expect(await storageFull(phoneWith(0), never)).toContain('the phone has 0 MB of storage left');
  expect(await storageFull(phoneWith(10_000_000), never)).toBeNull();
});
