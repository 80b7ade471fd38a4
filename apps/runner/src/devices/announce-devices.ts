import type { DeviceFacts } from '@framefarm/contracts';
import type { ApiClient } from '../api-client.ts';
import { retry } from '../retry.ts';

/**
 * Tells the API which devices this runner has, at every change. Lists are sent one after the other, and only the newest one of those that
 * wait; an unreachable API is asked until it answers.
 */
export function createAnnouncer(
  api: Pick<ApiClient, 'putDevices'>,
  log: (event: string, details: Readonly<Record<string, unknown>>) => void,
  signal: AbortSignal,
): (devices: readonly DeviceFacts[]) => void {
  let newest: readonly DeviceFacts[] | null = null;
  let sending = false;

  async function send(): Promise<void> {
    sending = true;
    while (newest !== null) {
      const devices = newest;
      newest = null;
      await retry(() => api.putDevices(devices), signal).catch((error: Error) => {
        if (!signal.aborted) log('devices.refused', { why: error.message });
      });
    }
    sending = false;
  }
  return (devices) => {
    newest = devices;
    if (!sending) void send();
  };
}
