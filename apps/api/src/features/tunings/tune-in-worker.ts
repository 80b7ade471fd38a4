import { Worker } from 'node:worker_threads';
import { PolicyInputError, type TuneInput, type TuneProgress, type TuneResult } from '@framefarm/policy';

export type TunerMessage =
  | { readonly kind: 'progress'; readonly progress: TuneProgress }
  | { readonly kind: 'result'; readonly result: TuneResult }
  | { readonly kind: 'refused'; readonly message: string };

/** The tuner was asked to stop; nothing was recommended. */
export class TuningCancelled extends Error {
  override readonly name = 'TuningCancelled';
}

/** The thread ended without a result, out of memory for example. */
export class TunerWorkerFailed extends Error {
  override readonly name = 'TunerWorkerFailed';
}

export interface TuneOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TuneProgress) => void;
}

/** A thread does not inherit tsx (`--import` registers it on the main thread only), so it registers it before it loads TypeScript. */
const START = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
  .then(({ register }) => { register(); return import(${JSON.stringify(new URL('./tuner-worker.ts', import.meta.url).href)}); })`;

/**
 * Tunes in a thread of its own, so that minutes of replays hold up nobody; one call a tier tunes tiers side by side.
 * @throws PolicyInputError for input that the tuner refuses, TuningCancelled when the signal is raised, TunerWorkerFailed otherwise
 */
export function tuneInWorker(input: TuneInput, options: TuneOptions = {}): Promise<TuneResult> {
  const { signal, onProgress } = options;
  if (signal?.aborted === true) return Promise.reject(new TuningCancelled('cancelled before tuning began'));
  const worker = new Worker(START, { eval: true, workerData: input });
  return new Promise<TuneResult>((resolve, reject) => {
    const cancel = () => reject(new TuningCancelled('cancelled; start it again for a recommendation'));
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: TunerMessage) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'result') resolve(message.result);
      else reject(new PolicyInputError(message.message));
    });
    worker.once('error', (cause) => reject(new TunerWorkerFailed('the tuner thread failed; see the cause', { cause })));
    worker.once('exit', (code) =>
      reject(
        new TunerWorkerFailed(
          `the tuner thread ended with code ${code} and no result; tune with fewer runs or more memory`,
        ),
      ),
    );
  }).finally(() => worker.terminate());
}
