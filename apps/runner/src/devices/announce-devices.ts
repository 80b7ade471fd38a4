import type { DeviceFacts } from '@framefarm/contracts';
import type { ApiClient } from '../api-client.ts';
import { retry } from '../retry.ts';

export interface Announcer {
  tell(devices: readonly DeviceFacts[]): void;
  /** Resolves once the API knows what was told last. */
  settled(): Promise<void>;
}

const ASK_AGAIN_MS = 5000;

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
  let refused = '';
  let again: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', () => clearTimeout(again));

  async function send(): Promise<void> {
    while (newest !== null) {
      const devices = newest;
      newest = null;
      try {
        const { devices: ours } = await retry(() => api.putDevices(devices), signal);
        const serials = devices.map(({ serial }) => serial);
        const elsewhere = serials.filter((serial) => !ours.some((one) => one.serial === serial)).join(', ');
        if (elsewhere !== '' && elsewhere !== refused)
          log('devices.refused', {
            why: `another live runner has ${elsewhere}; unplug them there, or stop that runner`,
          });
        refused = elsewhere;
        // that runner may be dead and its devices free soon
        if (elsewhere !== '' && newest === null && !signal.aborted)
          again = setTimeout(() => tell(devices), ASK_AGAIN_MS);
      } catch (error) {
        if (!signal.aborted) log('devices.refused', { why: error instanceof Error ? error.message : String(error) });
      }
    }
    sending = null;
  }
  function tell(devices: readonly DeviceFacts[]): void {
    clearTimeout(again);
    newest = devices;
    sending ??= send();
  }
  return { tell, settled: () => sending ?? Promise.resolve() };
}
