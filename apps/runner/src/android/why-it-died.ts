import type { Fault } from '@framefarm/domain';
import type { AdbDevice } from '../adb/adb-device.ts';
import { HARNESS } from './harness-app.ts';
import { parseExitInfo } from './parse-exit-info.ts';

export interface Death {
  readonly fault: Fault;
  /** "crashed", "was killed for lack of memory", with Android's own words. */
  readonly words: string;
}

/** Numbers of AOSP ApplicationExitInfo. What the app does to itself or earns by its memory is the subject's; what others do to it is not. */
const REASONS: Readonly<Record<number, Death>> = {
  1: { fault: 'subject', words: 'ended itself' },
  2: { fault: 'subject', words: 'was killed by a signal' },
  3: { fault: 'subject', words: 'was killed for lack of memory' },
  4: { fault: 'subject', words: 'crashed' },
  5: { fault: 'subject', words: 'crashed in native code' },
  6: { fault: 'subject', words: 'did not respond and was ended' },
  7: { fault: 'subject', words: 'could not be initialised' },
  9: { fault: 'subject', words: 'used too much of the phone and was ended' },
  10: { fault: 'device', words: 'was ended on request of somebody else' },
  11: { fault: 'device', words: 'was ended because the user was stopped' },
  16: { fault: 'device', words: 'was ended because its package changed' },
};

/** Why the harness's process ended, by Android's record (11 on), else by the log of the memory killer and of crashes. */
export async function whyItDied(
  device: Pick<AdbDevice, 'shell'>,
  processId: number,
  sdk: number,
  signal: AbortSignal,
): Promise<Death> {
  if (sdk >= 30) {
    const { stdout } = await device.shell(`dumpsys activity exit-info ${HARNESS.package}`, { signal });
    const info = parseExitInfo(stdout, processId);
    const death = info === null ? undefined : REASONS[info.reason];
    if (info !== null)
      return {
        fault: death?.fault ?? 'subject',
        words: `${death?.words ?? 'was ended'} (Android says ${info.words.slice(0, 200)})`,
      };
  }
  const { stdout: log } = await device.shell('logcat -d -t 500 -v threadtime -b main,system,crash', { signal });
  const killed = new RegExp(`lowmemorykiller: Kill(?:ing)? '${HARNESS.package}' \\(${processId}\\).*`).exec(log);
  if (killed !== null) return { fault: 'subject', words: `was killed for lack of memory (${killed[0].slice(0, 200)})` };
  const fatal =
    new RegExp(`Fatal signal .*pid ${processId} .*`).exec(log) ??
    new RegExp(
      `FATAL EXCEPTION[^\\n]*\\n[^\\n]*Process: ${HARNESS.package}, PID: ${processId}[^\\n]*(?:\\n[^\\n]*)?`,
    ).exec(log);
  if (fatal !== null) return { fault: 'subject', words: `crashed (${fatal[0].replaceAll('\n', ' ').slice(0, 300)})` };
  return { fault: 'subject', words: 'ended, and Android does not say why' };
}
