/** Wake-ups without content: they may be lost, repeated or reordered; the claim in Postgres decides. */
export interface WakePort {
  wake(pool: string): void;
  /** Resolves at the next wake-up of the pool, or after `ms`, or on abort. */
  onWake(pool: string, ms: number, signal: AbortSignal): Promise<void>;
}

/** The in-process adapter: one API instance, no Redis. */
export function createInProcessWake(): WakePort {
  const waiting = new Map<string, Set<() => void>>();
  return {
    wake(pool) {
      for (const resolve of waiting.get(pool) ?? []) resolve();
    },
    onWake(pool, ms, signal) {
      return new Promise((resolve) => {
        const here = waiting.get(pool) ?? new Set();
        waiting.set(pool, here);
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          here.delete(done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done);
        here.add(done);
        if (signal.aborted) done();
      });
    },
  };
}
