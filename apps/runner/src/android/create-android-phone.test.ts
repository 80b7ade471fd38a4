import type { Offer } from '@framefarm/contracts';
import { expect, it } from 'vitest';
import type { AdbClient } from '../adb/adb-client.ts';
import { AdbError, type AdbErrorCode } from '../adb/adb-error.ts';
import type { SeenPhone } from '../devices/watch-phones.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import { createAndroidPhone } from './create-android-phone.ts';
import { PHONE_LIMITS } from './phone-limits.ts';

/** How often a phone was doubted whose every command ends with this error, right after the run and after its release. */
async function doubtsAfter(code: AdbErrorCode): Promise<readonly number[]> {
  let doubts = 0;
  const seen = {
    address: 'usb-1',
    facts: { serial: 's1', sdk: 29 },
    lost: new AbortController().signal,
    doubt: () => (doubts += 1),
  } as unknown as SeenPhone;
  const adb = { device: () => ({ run: () => Promise.reject(new AdbError(code, 'no')) }) } as unknown as AdbClient;
  const sessions = { keepMs: () => 0 } as Sessions;
  const phone = createAndroidPhone({ seen, adb, sessions, limits: PHONE_LIMITS, log: () => {} });
  const fetch = () => Promise.reject(new TypeError('nothing is fetched'));
  await expect(phone.scrub({} as Offer, fetch, () => {}, new AbortController().signal)).rejects.toMatchObject({
    fault: 'device',
  });
  const before = doubts;
  await phone.release();
  return [before, doubts];
}

it.concurrent.each(['adb.timeout', 'adb.offline', 'adb.protocol'] as const)(
  'a phone that ended a run with %s is doubted once the run has let go of it',
  async (code) => expect(await doubtsAfter(code)).toEqual([0, 1]),
);
it.concurrent('a phone that said no has answered', async () =>
  expect(await doubtsAfter('adb.refused')).toEqual([0, 0]));
