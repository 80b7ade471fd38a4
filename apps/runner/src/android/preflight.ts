import { type PreflightReadings, type PreflightVerdict, judgePreflight } from '@framefarm/domain';
import type { AdbDevice } from '../adb/adb-device.ts';
import { askAll } from '../adb/ask-all.ts';
import { RunFault } from '../errors.ts';
import { sleep } from '../retry.ts';
import { parseBattery } from './parse-battery.ts';
import { parseAvailableMb, parseFreeMb } from './parse-memory.ts';
import { parseThermal } from './parse-thermal.ts';
import { isLocked, parseAwake, parseFocus } from './parse-window.ts';

interface Options {
  readonly sdk: number;
  readonly coolDownMs: number;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

export interface Fitness {
  readonly taints: readonly string[];
  /** Whether the phone says that it keeps its performance fixed. */
  readonly isFixedPerformance: boolean;
}

const COOL_POLL_MS = 5000;

/** Wakes the phone, lets a warm one cool for a while, and says what taints a run on it; an unfit phone is a RunFault. */
export async function preflight(device: AdbDevice, options: Options, signal: AbortSignal): Promise<Fitness> {
  await device.shell('svc power stayon true', { signal });
  let readings = await read(device, options.sdk, signal);
  if (!readings.awake || readings.locked) {
    await device.shell('input keyevent KEYCODE_WAKEUP ; wm dismiss-keyguard', { signal });
    await sleep(500, signal);
    readings = await read(device, options.sdk, signal);
  }
  for (const deadline = performance.now() + options.coolDownMs; isWarm(readings) && performance.now() < deadline;) {
    options.log('device.cooling', { address: device.address, ...readings });
    await sleep(Math.min(COOL_POLL_MS, options.coolDownMs), signal);
    readings = await read(device, options.sdk, signal);
  }
  const verdict: PreflightVerdict = judgePreflight(readings);
  if (verdict.refusal !== null)
    throw new RunFault(verdict.refusal.fault, `phone ${device.address} is not fit: ${verdict.refusal.reason}`, true);
  const fixed = options.sdk >= 30 && (await fixPerformance(device, true, signal));
  options.log('device.fit', { address: device.address, fixedPerformance: fixed, ...readings });
  return { taints: verdict.taints, isFixedPerformance: fixed };
}

/** Asks for Android's fixed-performance mode (11 on). Few phones have it; true when the phone says that it obeys. */
export async function fixPerformance(device: AdbDevice, on: boolean, signal: AbortSignal): Promise<boolean> {
  const { code, stdout, stderr } = await device.shell(`cmd power set-fixed-performance-mode-enabled ${on}`, { signal });
  return code === 0 && !/fail|not supported/i.test(stdout + stderr);
}

function isWarm({ thermalStatus }: PreflightReadings): boolean {
  return thermalStatus !== null && thermalStatus > 0;
}

async function read(device: AdbDevice, sdk: number, signal: AbortSignal): Promise<PreflightReadings> {
  const [battery = '', thermal = '', power = '', window = '', memory = '', storage = ''] = await askAll(
    device,
    [
      'dumpsys battery',
      sdk >= 29 ? 'dumpsys thermalservice' : 'true',
      'dumpsys power',
      windowDump(sdk),
      'cat /proc/meminfo',
      'df -k /data',
    ],
    { signal },
  );
  const cell = parseBattery(battery);
  return {
    batteryLevel: cell?.level ?? null,
    batteryCelsius: cell?.celsius ?? null,
    batteryFrozen: cell?.frozen ?? false,
    thermalStatus: parseThermal(thermal).status,
    awake: parseAwake(power),
    locked: isLocked(parseFocus(window)),
    availableMb: parseAvailableMb(memory),
    freeMb: parseFreeMb(storage),
  };
}

/** The section that holds `mCurrentFocus` moved in Android 10. */
export function windowDump(sdk: number): string {
  return sdk >= 29 ? 'dumpsys window displays' : 'dumpsys window windows';
}
