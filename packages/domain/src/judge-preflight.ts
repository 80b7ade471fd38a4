import type { Fault } from './words.ts';

/** What a phone says of itself right before a run; null where it does not say. */
export interface PreflightReadings {
  readonly batteryLevel: number | null;
  readonly batteryCelsius: number | null;
  readonly batteryFrozen: boolean;
  readonly thermalStatus: number | null;
  readonly awake: boolean;
  readonly locked: boolean;
  readonly availableMb: number | null;
  readonly freeMb: number | null;
}

/** Why nothing may be measured now; null when it may. Whether a launch counts is for the launch gates. */
export type PreflightRefusal = { readonly fault: Fault; readonly reason: string } | null;

/** Below these the phone's own emergency measures (saver mode, memory killer, full disk) would be measured instead of the model. */
export const PREFLIGHT_LIMITS = {
  batteryLevel: 20,
  batteryCelsius: 45,
  availableMb: 200,
  freeMb: 50,
  /** Android's SEVERE: "performance is reduced noticeably". */
  thermalStatus: 3,
} as const;

/** Whether a phone is fit to measure on. Limits on heat and charge: see PREFLIGHT_LIMITS; memory and storage are guesses that say so. */
export function judgePreflight(readings: PreflightReadings): PreflightRefusal {
  const limits = PREFLIGHT_LIMITS;
  const { batteryLevel, batteryCelsius, thermalStatus, availableMb, freeMb } = readings;
  const refuse = (fault: Fault, reason: string): PreflightRefusal => ({ fault, reason });
  if (!readings.awake) return refuse('device', 'its screen stays off; press its power button and set it to stay awake');
  if (readings.locked) return refuse('device', 'it is locked; unlock it and remove its screen lock');
  if (readings.batteryFrozen)
    return refuse('device', 'its battery readings are frozen; run "dumpsys battery reset" on it');
  if (batteryLevel !== null && batteryLevel < limits.batteryLevel)
    return refuse('device', `its battery is at ${batteryLevel} %, ${limits.batteryLevel} % are needed; charge it`);
  if (batteryCelsius !== null && batteryCelsius > limits.batteryCelsius)
    return refuse(
      'heat',
      `its battery has ${batteryCelsius} C, at most ${limits.batteryCelsius} C are allowed; let it cool`,
    );
  if (thermalStatus !== null && thermalStatus >= limits.thermalStatus)
    return refuse(
      'heat',
      `its thermal status is ${thermalStatus}, from ${limits.thermalStatus} on nothing is measured; let it cool`,
    );
  if (availableMb !== null && availableMb < limits.availableMb)
    return refuse('device', `it has ${availableMb} MB of memory left, ${limits.availableMb} MB are needed; restart it`);
  if (freeMb !== null && freeMb < limits.freeMb)
    return refuse(
      'device',
      `it has ${freeMb} MB of storage left, ${limits.freeMb} MB are needed; remove files from it`,
    );
  return null;
}
