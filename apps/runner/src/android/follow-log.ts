import type { AdbDevice } from '../adb/adb-device.ts';
import { AdbError } from '../adb/adb-error.ts';
import { HARNESS } from './harness-app.ts';
import { parseLogLine } from './parse-log-line.ts';

export type LaunchEnd = 'ok' | 'error';

export interface LogWatch {
  /** Resolves once the app's process has logged that this launch ended. Rejects when the log breaks off. */
  endOf(processId: number, launch: string): Promise<LaunchEnd>;
}

/** Follows the harness's own log lines by one stream; nothing is asked of the phone while it measures. Resolves when the phone follows. */
export async function followLog(device: AdbDevice, signal: AbortSignal): Promise<LogWatch> {
  const ends = new Map<string, LaunchEnd>();
  const waiting = new Map<string, (end: LaunchEnd) => void>();
  let onOpen: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (onOpen = resolve));
  const broken = device
    .follow(
      `logcat -v threadtime -T 1 -s ${HARNESS.logTag}`,
      signal,
      (line) => {
        const entry = parseLogLine(line);
        const match = entry === null ? null : /^launch-end (\S+) (ok|error)$/.exec(entry.message);
        if (entry === null || match === null) return;
        const key = `${entry.processId} ${match[1]}`;
        const end: LaunchEnd = match[2] === 'ok' ? 'ok' : 'error';
        ends.set(key, end);
        waiting.get(key)?.(end);
      },
      onOpen,
    )
    .then(() => {
      throw new AdbError(
        'adb.offline',
        `${device.address}: logcat ended by itself; the phone restarts or its log was reset`,
      );
    });
  broken.catch(() => undefined);
  await Promise.race([opened, broken]);
  return {
    endOf(processId, launch) {
      const key = `${processId} ${launch}`;
      const known = ends.get(key);
      if (known !== undefined) return Promise.resolve(known);
      return Promise.race([new Promise<LaunchEnd>((resolve) => waiting.set(key, resolve)), broken]);
    },
  };
}
