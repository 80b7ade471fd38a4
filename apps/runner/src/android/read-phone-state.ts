import { createHash } from 'node:crypto';
import type { PhoneReading } from '@framefarm/domain';
import type { AdbDevice } from '../adb/adb-device.ts';
import { askAll } from '../adb/ask-all.ts';
import { shellLine } from '../adb/shell-words.ts';
import { HARNESS } from './harness-app.ts';
import { parseBattery } from './parse-battery.ts';
import { parseHeadroom, parseThermal } from './parse-thermal.ts';
import { parseAwake } from './parse-window.ts';

const PROBE_ROUNDS = 8;

interface Options {
  readonly sdk: number;
  /** A file on the phone that is the same at every reading: hashing it is the fixed piece of work. */
  readonly probeFile: string;
  readonly isFixedPerformance: boolean;
}

/** What a phone says of itself, in one round trip. The probe stands last, so that nothing of the reading itself runs beside it. */
export async function readPhoneState(
  device: AdbDevice,
  { sdk, probeFile, isFixedPerformance }: Options,
  signal: AbortSignal,
): Promise<PhoneReading> {
  const file = `${HARNESS.files}/artifacts/${probeFile}`;
  const probe = shellLine(['sha256sum', ...Array.from({ length: PROBE_ROUNDS }, () => file)]);
  const [battery = '', thermal = '', power = '', saver = '', clocks = '', uptime = '', packages = '', probed = ''] =
    await askAll(
      device,
      [
        'dumpsys battery',
        sdk >= 29 ? 'dumpsys thermalservice' : 'true',
        'dumpsys power',
        'settings get global low_power',
        'cat /sys/devices/system/cpu/cpufreq/policy*/scaling_max_freq',
        'cat /proc/uptime',
        'pm list packages -f',
        `date +%s%N ; ${probe} ; date +%s%N`,
      ],
      { signal },
    );
  const cell = parseBattery(battery);
  const uptimeS = Number(uptime.split(' ')[0]);
  const { startedMs, tookMs } = parseProbe(probed, PROBE_ROUNDS);
  return {
    monotonicMs: uptimeS * 1000,
    wallMs: startedMs ?? 0,
    thermalStatus: parseThermal(thermal).status,
    thermalHeadroom: parseHeadroom(thermal),
    batteryC: cell?.celsius ?? null,
    batteryPercent: cell?.level ?? null,
    isCharging: cell?.powered ?? null,
    isBatterySaver: saver.trim() === '1',
    cpuMaxKHz: sumOfLines(clocks),
    probeMs: tookMs,
    isScreenOn: parseAwake(power),
    uptimeS,
    packages: packages.includes('package:') ? createHash('sha256').update(packages).digest('hex').slice(0, 16) : null,
    isFixedPerformance: sdk >= 30 ? isFixedPerformance : null,
  };
}

/** The phone's own clock before and after the work, in nanoseconds since 1970; null where it does not count them or could not do the work. */
export function parseProbe(
  text: string,
  rounds: number,
): { readonly startedMs: number | null; readonly tookMs: number | null } {
  const lines = text.trim().split('\n');
  const [from, to] = [lines[0], lines.at(-1)].map((line) => (/^\d{16,}$/.test(line ?? '') ? Number(line) / 1e6 : null));
  const isDone = lines.length === rounds + 2 && lines.slice(1, -1).every((line) => /^\\?[0-9a-f]{64} /.test(line));
  const took = from != null && to != null && isDone ? to - from : null;
  return { startedMs: from ?? null, tookMs: took !== null && took > 0 ? took : null };
}

function sumOfLines(text: string): number | null {
  const numbers = text.split('\n').flatMap((line) => (/^\d+\s*$/.test(line) ? Number(line) : []));
  return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0);
}
