import type { DeviceFacts } from '@framefarm/contracts';
import type { ApiClient } from '../api-client.ts';
import { retry } from '../retry.ts';

export interface Announcer {
  tell(devices: readonly DeviceFacts[]): void;
  /** Resolves once the API knows what was told last. */
  settled(): Promise<void>;
}

/**
 * Tells the API which devices this runner has, at every change. Lists are sent one after the other, and only the newest one of those that
 * wait; an unreachable API is asked until it answers.
 */
export function createAnnouncer(
  api: Pick<ApiClient, 'putDevices'>,
  log: (event: string, details: Readonly<Record<string, unknown>>) => void,
  signal: AbortSignal,
): Announcer {
  let newest: readonly DeviceFacts[] | null = null;
  let sending: Promise<void> | null = null;

  async function send(): Promise<void> {
    while (newest !== null) {
      const devices = newest;
      newest = null;
      try {
        const { devices: ours } = await retry(() => api.putDevices(devices), signal);
        const elsewhere = devices
          .map(({ serial }) => serial)
          .filter((serial) => !ours.some((one) => one.serial === serial));
        if (elsewhere.length > 0)
          log('devices.refused', {
            why: `another live runner has ${elsewhere.join(', ')}; unplug them there, or stop that runner`,
          });
      } catch (error) {
        if (!signal.aborted) log('devices.refused', { why: error instanceof Error ? error.message : String(error) });
      }
    }
    sending = null;
  }
  return {
    tell(devices) {
      newest = devices;
      sending ??= send();
    },
    settled: () => sending ?? Promise.resolve(),
  };
}
