import { parentPort, workerData } from 'node:worker_threads';
import { seededRandom } from '@framefarm/phone-model';
import { PolicyInputError, type TuneInput, tuneTier } from '@framefarm/policy';
import type { TunerMessage } from './tune-in-worker.ts';

/** Runs the tuner of the pure core and posts what it yields. Cancelled by ending the thread. */
function main(post: (message: TunerMessage) => void, input: Omit<TuneInput, 'random'>, seed: number): void {
  try {
    const steps = tuneTier({ ...input, random: seededRandom(seed) });
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

const { input, seed } = workerData as { input: Omit<TuneInput, 'random'>; seed: number };
main((message) => parentPort?.postMessage(message), input, seed);
