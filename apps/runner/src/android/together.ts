/**
 * Does two things at once. When one fails the other is told to stop, and the failure is thrown only after both have ended: nothing goes
 * on behind the back of whoever cleans up.
 */
export async function together<A, B>(
  signal: AbortSignal,
  first: (signal: AbortSignal) => Promise<A>,
  second: (signal: AbortSignal) => Promise<B>,
): Promise<[A, B]> {
  const stop = new AbortController();
  const until = AbortSignal.any([signal, stop.signal]);
  const failures: unknown[] = [];
  const watched = async <T>(work: (signal: AbortSignal) => Promise<T>) => {
    try {
      return await work(until);
    } catch (error) {
      failures.push(error);
      stop.abort(error);
      throw error;
    }
  };
  const [a, b] = await Promise.allSettled([watched(first), watched(second)]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  throw failures[0];
}
