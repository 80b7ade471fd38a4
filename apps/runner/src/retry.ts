import { ApiRefusal } from './errors.ts';

/** Repeats on network errors, 429 and 5xx with growing pauses until it succeeds, is refused for good, or is aborted. */
export async function retry<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let pauseMs = 200; ; pauseMs = Math.min(pauseMs * 2, 5000)) {
    try {
      return await work();
    } catch (error) {
      if (!worthRepeating(error)) throw error;
      await sleep(pauseMs, signal);
    }
  }
}

export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function worthRepeating(error: unknown): boolean {
  if (error instanceof ApiRefusal) return error.status === 429 || error.status >= 500;
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}
