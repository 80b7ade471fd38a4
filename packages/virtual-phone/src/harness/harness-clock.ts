import { setTimeout as sleep } from 'node:timers/promises';

/** Time as a launch sees it. Tests give one that does not wait. */
export interface HarnessClock {
  /** Monotonic milliseconds. */
  nowMs(): number;
  /** Timers are no finer than this. */
  readonly tickMs: number;
  wallClock(): Date;
  /** Rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: HarnessClock = {
  nowMs: () => performance.now(),
  tickMs: 1,
  wallClock: () => new Date(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

/** Modelled time of one launch, which real time is made to follow. */
export interface LaunchTime {
  readonly atMs: number;
  /** Lets modelled time pass, and waits where real time has not come as far yet. Rejects when the launch is killed. */
  advance(ms: number): Promise<void>;
}

export function createLaunchTime(clock: HarnessClock, signal: AbortSignal): LaunchTime {
  const began = clock.nowMs();
  let atMs = 0;
  return {
    get atMs() {
      return atMs;
    },
    async advance(ms) {
      atMs += ms;
      const ahead = began + atMs - clock.nowMs();
      if (ahead >= clock.tickMs) await clock.sleep(ahead, signal);
      signal.throwIfAborted();
    },
  };
}
