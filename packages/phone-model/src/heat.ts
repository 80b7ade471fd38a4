import type { PhoneProfile, ThermalStatus } from './phone-profile.ts';

export interface HeatState {
  readonly dieC: number;
  readonly skinC: number;
}

/** A phone that has been on and idle for long. */
export function idleHeat({ heat }: PhoneProfile): HeatState {
  const skinC = heat.ambientC.value + heat.idleW.value * heat.skinCPerW.value;
  return { skinC, dieC: skinC + heat.idleW.value * heat.dieCPerW.value };
}

/** Two nodes in a row, die over skin over room, each a first-order lag under constant load over `seconds`; the die follows the new skin. */
export function heatAfter(profile: PhoneProfile, state: HeatState, seconds: number, load: 'idle' | 'busy'): HeatState {
  const { heat } = profile;
  const watts = load === 'busy' ? heat.busyW.value : heat.idleW.value;
  const skinEnd = heat.ambientC.value + watts * heat.skinCPerW.value;
  const skinC = skinEnd + (state.skinC - skinEnd) * Math.exp(-seconds / heat.skinTauS.value);
  const dieEnd = skinC + watts * heat.dieCPerW.value;
  return { skinC, dieC: dieEnd + (state.dieC - dieEnd) * Math.exp(-seconds / heat.dieTauS.value) };
}

/** `before` is the status until now: it holds on until the skin has cooled by the hysteresis below its threshold. */
export function thermalStatusOf(
  { heat }: PhoneProfile,
  { skinC }: HeatState,
  before: ThermalStatus = 0,
): ThermalStatus {
  const from = heat.statusFromC.value;
  const entered = from.filter((threshold) => skinC >= threshold).length;
  const held = from.filter((threshold, place) => place < before && skinC >= threshold - heat.hysteresisC.value).length;
  return Math.max(entered, held) as ThermalStatus;
}

export function speedUnder({ heat }: PhoneProfile, status: ThermalStatus): number {
  return heat.speedByStatus.value[status] ?? 1;
}
