import path from 'node:path';
import { committedClips, runPython } from './run-python.ts';

export interface MigrateOptions {
  readonly card: string;
  readonly calibration?: string;
  readonly trustPickle?: boolean;
  readonly maxSeconds?: string;
  readonly maxMemoryMb?: string;
  readonly maxDiskMb?: string;
}

type Event = { readonly event: 'step'; readonly step: string } | { readonly event: 'done' };

/** Makes the folder `out` from a model file: whole, or not at all when it fails or is aborted. */
export async function migrateFile(
  source: string,
  out: string,
  options: MigrateOptions,
  onStep: (step: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const given = (name: string, value: string | undefined) => (value === undefined ? [] : [name, value]);
  const args = [
    path.resolve(source),
    '--card',
    path.resolve(options.card),
    '--out',
    path.resolve(out),
    ...given('--calibration', options.calibration === undefined ? undefined : path.resolve(options.calibration)),
    ...given('--max-seconds', options.maxSeconds),
    ...given('--max-memory-mb', options.maxMemoryMb),
    ...given('--max-disk-mb', options.maxDiskMb),
    ...(options.trustPickle === true ? ['--trust-pickle'] : []),
    ...committedClips(),
  ];
  for await (const event of runPython<Event>('framefarm_migration', args, signal))
    if (event.event === 'step') onStep(event.step);
}
