import type { Duplex } from 'node:stream';
import type { PhoneProfile, Random } from '@framefarm/phone-model';
import type { VirtualAppProgram } from '../app/virtual-app.ts';
import type { CreateUia2Server } from '../uia2/uia2-device.ts';
import type { VirtualFiles } from '../vfs/virtual-files.ts';
import type { ActivityStack } from './activity-stack.ts';
import type { Battery } from './battery.ts';
import type { Faults } from './faults.ts';
import type { LogBuffer } from './log-buffer.ts';
import type { PackageStore } from './package-store.ts';
import type { PhoneClock } from './phone-clock.ts';
import type { ProcessTable } from './process-table.ts';
import type { SettingsStore } from './settings-store.ts';
import type { Thermal } from './thermal.ts';

/** What a virtual phone is and remembers between two boots: `boot` is new after each. */
export interface PhoneState {
  readonly profile: PhoneProfile;
  readonly serial: string;
  readonly clock: PhoneClock;
  readonly random: Random;
  readonly properties: Map<string, string>;
  readonly settings: SettingsStore;
  readonly files: VirtualFiles;
  readonly packages: PackageStore;
  readonly battery: Battery;
  readonly thermal: Thermal;
  readonly programs: readonly VirtualAppProgram[];
  readonly createUia2Server: CreateUia2Server | null;
  /** App operations as `appops` set them, by `<package> <operation>`. */
  readonly appOps: Map<string, string>;
  readonly notificationListeners: Set<string>;
  readonly idleWhitelist: Set<string>;
  readonly display: DisplayState;
  readonly faults: Faults;
  boot: Boot;
  /** Restarts the phone; its connections break off at once. */
  reboot(): void;
  recordUnknown(command: string): void;
}

/** What ends when the phone goes down. */
export interface Boot {
  readonly id: string;
  readonly startedAtMs: number;
  readonly processes: ProcessTable;
  readonly activities: ActivityStack;
  readonly log: LogBuffer;
  /** Who accepts connections inside the phone, by ADB's name of the socket: `tcp:6790`, `localabstract:name`. */
  readonly sockets: Map<string, (stream: Duplex) => void>;
  /** Services in the foreground, by `<package>/<service>`. */
  readonly foregroundServices: Set<string>;
}

interface DisplayState {
  awake: boolean;
  fixedPerformance: boolean;
  sizeOverride: { readonly width: number; readonly height: number } | null;
  densityOverride: number | null;
  /** `secure` asks for a PIN; null when the screen is not locked. */
  lock: 'swipe' | 'secure' | null;
  /** A window of the system over the app; its button closes it. */
  dialog: { readonly title: string; readonly button: string } | null;
}

/** Whether the phone's Android is of an API level that has something. */
export const hasSince = ({ profile }: Pick<PhoneState, 'profile'>, sdk: number) => profile.identity.sdk >= sdk;

/** Writes a line to logcat as a part of the system. */
export function systemLog(phone: PhoneState, tag: string, message: string, processName = 'system_server'): void {
  const process = [...phone.boot.processes.all.values()].find(({ name }) => name === processName);
  phone.boot.log.add({
    epochMs: phone.clock.epochMs(),
    processId: process?.processId ?? 1,
    threadId: process?.processId ?? 1,
    userId: process?.userId ?? 0,
    priority: 'I',
    tag,
    message,
    buffer: 'system',
  });
}
