import type { DeviceFacts, PhoneProblem } from '@framefarm/contracts';
import type { ApiClient } from '../api-client.ts';
import { retry } from '../retry.ts';

export interface Announcer {
  tell(devices: readonly DeviceFacts[], problems: readonly PhoneProblem[]): void;
  /** Whether a person has that device in hand, as far as the API has said. */
  isHeld(serial: string): boolean;
  /** Tells that the runner has no device any more, so that another one may have them at once; an API that does not answer is not waited for. */
  leave(): Promise<void>;
  /** Resolves once the API knows what was told last. */
  settled(): Promise<void>;
}

const ASK_AGAIN_MS = 5000;
const LEAVE_MS = 3000;

/**
 * Tells the API which devices this runner has and which it cannot use, at every change. Lists are sent one after the other, and only the newest one of those that
 * wait; an unreachable API is asked until it answers.
 */
export function createAnnouncer(
  api: Pick<ApiClient, 'putDevices'>,
  log: (event: string, details: Readonly<Record<string, unknown>>) => void,
  signal: AbortSignal,
): Announcer {
  let newest: Parameters<Announcer['tell']> | null = null;
  let held: ReadonlySet<string> = new Set();
  let sending: Promise<void> | null = null;
  let refused = '';
  let again: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', () => clearTimeout(again));

  async function send(): Promise<void> {
    while (newest !== null) {
      const now = newest;
      const [devices, problems] = now;
      newest = null;
      try {
        const { devices: ours } = await retry(() => api.putDevices(devices, problems), signal);
        held = new Set(ours.filter(({ hold }) => hold !== null).map(({ serial }) => serial));
        const serials = devices.map(({ serial }) => serial);
        const elsewhere = serials.filter((serial) => !ours.some((one) => one.serial === serial)).join(', ');
        if (elsewhere !== '' && elsewhere !== refused)
          log('devices.refused', {
            why: `another live runner has ${elsewhere}; unplug them there, or stop that runner`,
          });
        refused = elsewhere;
        // that runner may be dead and its devices free soon
        if (elsewhere !== '' && newest === null && !signal.aborted)
          again = setTimeout(() => tell(...now), ASK_AGAIN_MS);
      } catch (error) {
        if (!signal.aborted) log('devices.refused', { why: error instanceof Error ? error.message : String(error) });
      }
    }
    sending = null;
  }
  function tell(...now: Parameters<Announcer['tell']>): void {
    clearTimeout(again);
    newest = now;
    sending ??= send();
  }
  async function leave(): Promise<void> {
    await sending;
    try {
      await api.putDevices([], [], AbortSignal.timeout(LEAVE_MS));
    } catch (error) {
      log('devices.left-unsaid', { why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { tell, leave, isHeld: (serial) => held.has(serial), settled: () => sending ?? Promise.resolve() };
}
