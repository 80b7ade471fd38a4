import { ApiRefusal, LeaseLost } from '../errors.ts';
import { retry } from '../retry.ts';
import type { AttemptDeps } from './attempt.ts';

/** Sends what an earlier, killed runner left behind. What is torn or belongs to a lost lease is named in the log and removed. */
export async function drainSpool({ api, spool, log }: AttemptDeps, signal: AbortSignal): Promise<void> {
  for (const { file, launch } of await spool.read()) {
    if (launch === null) {
      log('spool.torn', { file });
    } else {
      const { attemptId, batchId, fence, records } = launch;
      try {
        await retry(() => api.sendBatch(attemptId, { batchId, fence, records: [...records] }), signal);
      } catch (error) {
        if (!(error instanceof LeaseLost || error instanceof ApiRefusal)) throw error;
        log('spool.refused', { attempt: attemptId, why: error.message });
      }
    }
    await spool.remove(file);
  }
}
