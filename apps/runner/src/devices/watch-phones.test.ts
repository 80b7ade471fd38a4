import { expect, it } from 'vitest';
import type { AdbClient } from '../adb/adb-client.ts';
import { type SeenPhone, watchPhones } from './watch-phones.ts';

const properties = ['ro.serialno', 'ro.build.version.sdk', 'sys.boot_completed', 'ro.product.model']
  .map((key, place) => `[${key}]: [${['s1', '33', '1', 'm'][place]}]`)
  .join('\n');

it('a phone that is doubted is let go at once, and is back when it has shown that it answers', async () => {
  const replies: ((text: string) => void)[] = [];
  const adb = {
    devices: async () => [{ address: 'usb-1', state: 'device', transportId: '1' }],
    trackDevices: (signal: AbortSignal, onList: (list: unknown) => void) => {
      onList([{ address: 'usb-1', state: 'device', transportId: '1' }]);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    },
    device: () => ({
      address: 'usb-1',
      shell: () => new Promise((resolve) => replies.push((text) => resolve({ stdout: text, stderr: '', code: 0 }))),
    }),
  } as unknown as AdbClient;
  const seen: (readonly SeenPhone[])[] = [];
  const watch = watchPhones({ adb, readLimitMs: 1000, onChange: (phones) => void seen.push(phones) });
  const newest = () => seen.at(-1)?.map(({ facts }) => facts.serial) ?? [];
  const answer = async () => {
    replies.shift()?.(properties);
    await new Promise((resolve) => setImmediate(resolve));
  };
  await answer();
  expect(newest()).toEqual(['s1']);
  const first = seen.at(-1)?.[0];
  first?.doubt();
  expect(first?.lost.aborted).toBe(true);
  expect(newest()).toEqual([]);
  await answer();
  expect(newest()).toEqual(['s1']);
  // what was let go is not doubted again
  first?.doubt();
  expect(newest()).toEqual(['s1']);
  await watch.close();
});
