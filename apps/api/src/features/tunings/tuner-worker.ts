import { parentPort, workerData } from 'node:worker_threads';
import { PolicyInputError, type TuneInput, tuneTier } from '@framefarm/policy';
import type { TunerMessage } from './tune-in-worker.ts';

/** Runs the tuner of the pure core and posts what it yields. Cancelled by ending the thread. */
function main(post: (message: TunerMessage) => void, input: TuneInput): void {
  try {
    const steps = tuneTier(input);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return post({ kind: 'result', result: step.value });
      post({ kind: 'progress', progress: step.value });
    }
  } catch (error) {
    if (!(error instanceof PolicyInputError)) throw error;
    post({ kind: 'refused', message: error.message });
  }
}

main((message) => parentPort?.postMessage(message), workerData as TuneInput);
