import { access, constants, realpath } from 'node:fs/promises';
import path from 'node:path';
import { AdbError } from './adb-error.ts';

/** The adb program: the given path, or the first on the search path. `adb.missing` when there is none. */
export async function findAdb(given: string | null, searchPath: string): Promise<string> {
  const candidates =
    given === null ? searchPath.split(path.delimiter).map((folder) => path.join(folder, 'adb')) : [given];
  for (const candidate of candidates) {
    if (!path.isAbsolute(candidate)) continue;
    const runnable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runnable) return realpath(candidate);
  }
  throw new AdbError(
    'adb.missing',
    given === null
      ? 'adb is missing, so no Android phone can be driven: install it (Debian: apt-get install adb) or set FRAMEFARM_ADB_PATH'
      : `adb is missing: FRAMEFARM_ADB_PATH is ${given}, and there is no program; correct it or unset it`,
  );
}
