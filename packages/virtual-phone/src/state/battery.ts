import type { Thermal } from './thermal.ts';

/** Android's BatteryManager: 1 unknown, 2 charging, 3 discharging, 4 not charging, 5 full. */
export type BatteryStatus = 1 | 2 | 3 | 4 | 5;

/** Values are as `dumpsys battery` prints them: level in percent, temperature in tenths of a degree Celsius, voltage in mV. */
export interface Battery {
  values(): BatteryValues;
  /** Freezes what is reported, with one value changed; as `dumpsys battery set`. */
  override(change: Partial<BatteryValues>): void;
  /** Reports what is true again. */
  reset(): void;
  readonly updatesStopped: boolean;
}

interface BatteryValues {
  readonly ac: boolean;
  readonly usb: boolean;
  readonly wireless: boolean;
  readonly status: BatteryStatus;
  readonly level: number;
  readonly temperature: number;
  readonly voltage: number;
}

const LEVEL_AT_REST = 87;
// between the skin's sensor and the cell lies the case; no published number
const SKIN_OVER_CELL_C = 1;

/** A battery on the lab's USB cable; it stays at its level and follows the phone's heat. */
export function createBattery(thermal: Thermal): Battery {
  let frozen: BatteryValues | null = null;
  const truth = (): BatteryValues => ({
    ac: false,
    usb: true,
    wireless: false,
    status: 2,
    level: LEVEL_AT_REST,
    temperature: Math.round((thermal.heat().skinC - SKIN_OVER_CELL_C) * 10),
    voltage: 4_197,
  });
  return {
    values: () => frozen ?? truth(),
    override(change) {
      frozen = { ...(frozen ?? truth()), ...change };
    },
    reset() {
      frozen = null;
    },
    get updatesStopped() {
      return frozen !== null;
    },
  };
}
