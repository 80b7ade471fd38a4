import type { VirtualFiles } from '../vfs/virtual-files.ts';
import type { PhoneState } from './phone-state.ts';

const NO_SPACE = 'No space left on device';

/** An app's write found no space (ENOSPC). */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** Why nothing more can be stored, in the words of the phone's tools; null while there is room. */
export function spaceProblem({ faults }: PhoneState): typeof NO_SPACE | null {
  return faults.storageFull() ? NO_SPACE : null;
}

/** The files as an app sees them: a write that finds no space throws StorageFullError. */
export function appFiles(phone: PhoneState): VirtualFiles {
  return {
    ...phone.files,
    write(path, file) {
      const problem = spaceProblem(phone);
      if (problem !== null) throw new StorageFullError(`${path}: ${problem}; free some of the phone's storage`);
      phone.files.write(path, file);
    },
  };
}
