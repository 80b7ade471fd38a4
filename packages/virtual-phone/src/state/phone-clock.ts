import { setTimeout as wait } from 'node:timers/promises';

/** The phone's time. Milliseconds everywhere. */
export interface PhoneClock {
  /** Since 1970, as the phone's own clock shows it. */
  epochMs(): number;
  /** Never goes back; the zero is arbitrary. */
  monotonicMs(): number;
  /** Resolves after `ms` of the phone's time, or at once when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of this machine; with `speed` 2 the phone lives through two seconds in each of ours. */
export function createPhoneClock(speed = 1): PhoneClock {
  const epochAtStart = Date.now();
  const monotonicAtStart = performance.now();
  const passedMs = () => (performance.now() - monotonicAtStart) * speed;
  return {
    epochMs: () => epochAtStart + passedMs(),
    monotonicMs: passedMs,
    async sleep(ms, signal) {
      await wait(ms / speed, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
        if (signal?.aborted !== true) throw error;
      });
    },
  };
}
