import {
  type HeatState,
  type PhoneProfile,
  type ThermalStatus,
  heatAfter,
  idleHeat,
  speedUnder,
  thermalStatusOf,
} from '@framefarm/phone-model';
import type { Faults } from './faults.ts';
import type { PhoneClock } from './phone-clock.ts';

export interface Thermal {
  heat(): HeatState;
  /** What the thermal service says: the override if there is one, else what a scenario forces, else what the heat makes of it. */
  status(): ThermalStatus;
  /** Share of full speed that the status leaves, in (0, 1]. */
  speed(): number;
  /** Whether a process computes; several may. */
  setBusy(processId: number, busy: boolean): void;
  /** As `cmd thermalservice override-status`; null takes it back. */
  overrideStatus(status: ThermalStatus | null): void;
  readonly isOverridden: boolean;
}

/** The heat of a phone that was idle for long before; it moves on whenever somebody looks or the load changes. */
export function createThermal(
  profile: PhoneProfile,
  clock: PhoneClock,
  faults: Pick<Faults, 'thermalStatus'>,
): Thermal {
  const busy = new Set<number>();
  let state = idleHeat(profile);
  let at = clock.monotonicMs();
  let override: ThermalStatus | null = null;
  const advance = (): HeatState => {
    const now = clock.monotonicMs();
    state = heatAfter(profile, state, (now - at) / 1000, busy.size > 0 ? 'busy' : 'idle');
    at = now;
    return state;
  };
  const status = () => override ?? faults.thermalStatus() ?? thermalStatusOf(profile, advance());
  return {
    heat() {
      const { skinC, dieC } = advance();
      const forced = faults.thermalStatus();
      // a phone that throttles is as hot as its thresholds say
      const from = forced === null || forced === 0 ? skinC : (profile.heat.statusFromC.value[forced - 1] ?? skinC);
      return { skinC: Math.max(skinC, from), dieC: Math.max(dieC, from) };
    },
    status,
    speed: () => speedUnder(profile, status()),
    setBusy(processId, isBusy) {
      advance();
      if (isBusy) busy.add(processId);
      else busy.delete(processId);
    },
    overrideStatus(next) {
      override = next;
    },
    get isOverridden() {
      return override !== null;
    },
  };
}
