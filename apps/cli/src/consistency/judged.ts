import { ConsistencyError } from '@framefarm/consistency';
import { CommandError } from '../errors.ts';

/** What the caller gave cannot be used: usage, not a crash. */
export function judged<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ConsistencyError) throw new CommandError(2, error.message);
    throw error;
  }
}
