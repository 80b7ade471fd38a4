import type { AdbDevice } from '../adb/adb-device.ts';
import { askAll } from '../adb/ask-all.ts';
import { shellLine } from '../adb/shell-words.ts';
import { sleep } from '../retry.ts';
import type { LaunchEnd, LogWatch } from './follow-log.ts';
import { HARNESS } from './harness-app.ts';
import { parseHeadroom, parseThermal } from './parse-thermal.ts';
import type { PhoneLimits } from './phone-limits.ts';

export interface QuietWindow {
  /** How the launch ended: by its own word, by the process's death, by silence, or by the launch's time limit. */
  readonly ended: LaunchEnd | 'died' | 'silent' | 'late';
  /** Highest thermal status that was seen; null where the phone has none. */
  readonly hottest: number | null;
  /** Highest headroom; null where the phone has no thresholds to tell it from. */
  readonly maxHeadroom: number | null;
}

interface Launch {
  readonly name: string;
  readonly processId: number;
  readonly report: string;
  readonly timeoutMs: number;
  readonly sdk: number;
}

/** The process may end right after its last line, and the line may come later than the process's end is seen. */
const LAST_LINE_MS = 1000;

/**
 * Waits while the harness measures. The screen is not looked at, Appium is not spoken to; once a second one small read-only question goes
 * to the phone: does the process live, how warm is it, does the report grow.
 */
export async function quietWindow(
  device: AdbDevice,
  log: LogWatch,
  launch: Launch,
  limits: PhoneLimits,
  signal: AbortSignal,
): Promise<QuietWindow> {
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal]);
  const end = log.endOf(launch.processId, launch.name);
  let hottest: number | null = null;
  let maxHeadroom: number | null = null;

  async function look(): Promise<QuietWindow['ended']> {
    const began = performance.now();
    let grew = began;
    let size = '';
    for (;;) {
      await sleep(limits.lookEveryMs, stop);
      const [ids = '', thermal = '', bytes = ''] = await askAll(
        device,
        [
          `pidof ${HARNESS.package}`,
          launch.sdk >= 29 ? 'dumpsys thermalservice' : 'true',
          shellLine(['stat', '-c', '%s', launch.report]),
        ],
        { signal: stop },
      );
      const { status } = parseThermal(thermal);
      if (status !== null) hottest = Math.max(hottest ?? 0, status);
      const headroom = parseHeadroom(thermal);
      if (headroom !== null) maxHeadroom = Math.max(maxHeadroom ?? 0, headroom);
      if (!ids.trim().split(/\s+/).includes(String(launch.processId))) {
        const last = sleep(LAST_LINE_MS, stop).then(() => 'died' as const);
        return Promise.race([last, end]);
      }
      const now = performance.now();
      if (bytes !== size) [size, grew] = [bytes, now];
      if (now - began > launch.timeoutMs) return 'late';
      if (now - grew > limits.silenceMs) return 'silent';
    }
  }
  const looking = look();
  // once the launch has ended by its own word, the looking fails with the stop that ends it
  looking.catch(() => undefined);
  try {
    const ended = await Promise.race([end, looking]);
    return { ended, hottest, maxHeadroom };
  } finally {
    over.abort(new DOMException('the launch has ended', 'AbortError'));
  }
}
