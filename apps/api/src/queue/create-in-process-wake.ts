import type { WakePort } from './wake-port.ts';

/** The adapter for one API instance without Redis. */
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
          if (here.size === 0 && waiting.get(pool) === here) waiting.delete(pool);
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done);
        here.add(done);
        if (signal.aborted) done();
      });
    },
    async close() {
      for (const here of waiting.values()) for (const resolve of here) resolve();
    },
  };
}
