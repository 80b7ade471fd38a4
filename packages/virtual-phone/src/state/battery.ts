import type { Faults } from './faults.ts';
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

/** A battery on the lab's USB cable, unless a scenario says otherwise; it stays at its level and follows the phone's heat. */
export function createBattery(thermal: Pick<Thermal, 'heat'>, faults: Pick<Faults, 'battery'>): Battery {
  let frozen: BatteryValues | null = null;
  const truth = (): BatteryValues => {
    const {
      level = LEVEL_AT_REST,
      plugged = 'usb',
      celsius = thermal.heat().skinC - SKIN_OVER_CELL_C,
    } = faults.battery();
    return {
      ac: plugged === 'ac',
      usb: plugged === 'usb',
      wireless: plugged === 'wireless',
      status: plugged === 'none' ? 3 : level === 100 ? 5 : 2,
      level,
      temperature: Math.round(celsius * 10),
      voltage: 4_197,
    };
  };
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
