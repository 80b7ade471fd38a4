import type { AdbClient } from '../adb/adb-client.ts';
import { SessionError } from './session-error.ts';

/** Where the UiAutomator2 server listens on a phone. Source: appium-uiautomator2-driver, lib/uiautomator2-server. */
export const UIA2_PORT = 'tcp:6790';

/**
 * A session answers for the phone to which its port leads. adb lets a later forward take a port from an earlier one without a word, which is
 * how sessions come to answer for other phones; the phone that lost its port has no forward any more.
 */
export async function refuseOtherPhone(adb: Pick<AdbClient, 'forwards'>, address: string): Promise<void> {
  const forwards = await adb.forwards();
  if (forwards.some((one) => one.address === address && one.remote === UIA2_PORT)) return;
  throw new SessionError(
    'session.other-phone',
    'host',
    `${address}: no port of this machine leads to its UiAutomator2 server any more; another program took it over`,
    true,
  );
}
