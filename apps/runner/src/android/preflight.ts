import { type PreflightReadings, type WaitReason, judgePreflight } from '@framefarm/domain';
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
  readonly onWait: (missing: readonly WaitReason[], sinceMs: number) => void;
}

const COOL_POLL_MS = 5000;

/**
 * Wakes the phone and lets one that is too hot to be used cool for a while; an unfit phone is a RunFault. Whether a launch may begin is for the
 * launch gates. Resolves with whether the phone says that it keeps its performance fixed.
 */
export async function preflight(device: AdbDevice, options: Options, signal: AbortSignal): Promise<boolean> {
  await device.shell('svc power stayon true', { signal });
  let readings = await read(device, options.sdk, signal);
  if (!readings.awake || readings.locked) {
    await device.shell('input keyevent KEYCODE_WAKEUP ; wm dismiss-keyguard', { signal });
    await sleep(500, signal);
    readings = await read(device, options.sdk, signal);
  }
  const began = performance.now();
  const waitedMs = () => performance.now() - began;
  while (judgePreflight(readings)?.fault === 'heat' && waitedMs() < options.coolDownMs) {
    options.log('device.cooling', { address: device.address, ...readings });
    options.onWait(['thermal-status'], waitedMs());
    await sleep(Math.min(COOL_POLL_MS, options.coolDownMs), signal);
    readings = await read(device, options.sdk, signal);
  }
  const refusal = judgePreflight(readings);
  if (refusal !== null)
    throw new RunFault(refusal.fault, `phone ${device.address} is not fit: ${refusal.reason}`, true);
  const fixed = options.sdk >= 30 && (await fixPerformance(device, true, signal));
  options.log('device.fit', { address: device.address, fixedPerformance: fixed, ...readings });
  return fixed;
}

/** Asks for Android's fixed-performance mode (11 on). Few phones have it; true when the phone says that it obeys. */
export async function fixPerformance(device: AdbDevice, on: boolean, signal: AbortSignal): Promise<boolean> {
  const { code, stdout, stderr } = await device.shell(`cmd power set-fixed-performance-mode-enabled ${on}`, { signal });
  return code === 0 && !/fail|not supported/i.test(stdout + stderr);
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
