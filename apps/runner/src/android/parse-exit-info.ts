/** Why Android says that a process ended; `reason` is the number of ApplicationExitInfo. */
export interface ExitInfo {
  readonly reason: number;
  readonly words: string;
}

/**
 * The record of one process in `dumpsys activity exit-info <package>` (Android 11 on). The fields' order and the numbers' format differ
 * between versions and languages, so only pid and reason are read. Source: AOSP ApplicationExitInfo.dump.
 */
export function parseExitInfo(text: string, processId: number): ExitInfo | null {
  for (const part of text.split(/ApplicationExitInfo #\d+:/).slice(1)) {
    if (!new RegExp(`\\bpid=${processId}\\b`).test(part)) continue;
    const reason = /\breason=(\d+) \((.*?)\) subreason=/s.exec(part) ?? /\breason=(\d+) \(([^)]*\)?)\)/.exec(part);
    if (reason === null) return null;
    const description = /\bdescription=(.*?)(?:\s+state=|\s*$)/s.exec(part)?.[1]?.trim();
    const words = [reason[2], description].filter((one) => one !== undefined && one !== '' && one !== 'null');
    return { reason: Number(reason[1]), words: words.join(': ') };
  }
  return null;
}
