import type { ThermalStatus } from '@framefarm/phone-model';

/** Points in the life of a run at which a scenario's troubles may begin. */
export const MOMENTS = [
  'start',
  'connect',
  'install',
  'push',
  'session',
  'activity-start',
  'run',
  'frame',
  'pull',
] as const;
export type Moment = (typeof MOMENTS)[number];

export interface ForcedBattery {
  readonly level?: number;
  readonly plugged?: 'usb' | 'ac' | 'wireless' | 'none';
  readonly celsius?: number;
}

/** What a scenario does to the parts of a phone; each part asks for what concerns it. */
export interface Faults {
  /** Told before the phone does what the moment names, so that a trouble can hit that very thing. `frame` counts from 0. */
  reached(moment: Moment, frame?: number): void;
  /** How much later an ADB service such as `shell` begins to answer. */
  latencyMs(service: string): number;
  /** A reply to this request never ends: it says nothing, or the same for ever. Null for an ordinary one. */
  endlessReply(request: string): 'silence' | 'noise' | null;
  storageFull(): boolean;
  clockOffsetMs(): number;
  battery(): ForcedBattery;
  thermalStatus(): ThermalStatus | null;
}

export const NO_FAULTS: Faults = {
  reached() {},
  latencyMs: () => 0,
  endlessReply: () => null,
  storageFull: () => false,
  clockOffsetMs: () => 0,
  battery: () => ({}),
  thermalStatus: () => null,
};
