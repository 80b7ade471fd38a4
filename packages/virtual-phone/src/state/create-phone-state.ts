import { createHash } from 'node:crypto';
import type { PhoneProfile, Random } from '@framefarm/phone-model';
import { seededRandom } from '@framefarm/phone-model';
import type { VirtualAppProgram } from '../app/virtual-app.ts';
import type { CreateUia2Server } from '../uia2/uia2-device.ts';
import { withGeneratedFiles } from '../vfs/generated-files.ts';
import { createVirtualFiles } from '../vfs/virtual-files.ts';
import { createActivityStack } from './activity-stack.ts';
import { createBattery } from './battery.ts';
import type { Faults } from './faults.ts';
import { kernelNodes } from './kernel-nodes.ts';
import { createLogBuffer } from './log-buffer.ts';
import { createPackageStore } from './package-store.ts';
import type { PhoneClock } from './phone-clock.ts';
import { type Boot, type PhoneState, systemLog } from './phone-state.ts';
import { createProcessTable } from './process-table.ts';
import { propertiesOf } from './properties.ts';
import { createSettings } from './settings-store.ts';
import { systemPackages } from './system-packages.ts';
import { createThermal } from './thermal.ts';

export interface PhoneStateOptions {
  readonly profile: PhoneProfile;
  readonly serial: string;
  readonly seed: number;
  readonly clock: PhoneClock;
  readonly secureAdb: boolean;
  readonly programs: readonly VirtualAppProgram[];
  readonly createUia2Server: CreateUia2Server | null;
  readonly onUnknownCommand: (command: string) => void;
  readonly onReboot: () => void;
  readonly faults: Faults;
}

const FOLDERS = [
  '/data/local/tmp',
  '/data/user/0',
  '/storage/emulated/0/Android/data',
  '/storage/emulated/0/DCIM',
  '/storage/emulated/0/Download',
  '/storage/emulated/0/Movies',
  '/system/bin',
];

/** A phone that has just booted for the first time, with an empty storage. */
export function createPhoneState(options: PhoneStateOptions): PhoneState {
  const { profile, serial, seed, faults } = options;
  const clock = { ...options.clock, epochMs: () => options.clock.epochMs() + faults.clockOffsetMs() };
  const random = seededRandom(seed);
  // the nodes are read long after the phone is complete
  const files = withGeneratedFiles(createVirtualFiles(FOLDERS), () => kernelNodes(phone));
  const thermal = createThermal(profile, clock, faults);
  const phone: PhoneState = {
    profile,
    serial,
    clock,
    random,
    properties: propertiesOf(profile, serial, options.secureAdb),
    settings: createSettings(createHash('sha256').update(`${serial} ${seed}`).digest('hex').slice(0, 16)),
    files,
    packages: createPackageStore({
      files,
      nowMs: () => clock.epochMs(),
      randomName: () => digits(random, 22),
      sdk: profile.identity.sdk,
      system: systemPackages(profile.identity.sdk, clock.epochMs()),
    }),
    battery: createBattery(thermal, faults),
    thermal,
    programs: options.programs,
    createUia2Server: options.createUia2Server,
    appOps: new Map(),
    notificationListeners: new Set(),
    idleWhitelist: new Set(),
    display: {
      awake: true,
      fixedPerformance: false,
      sizeOverride: null,
      densityOverride: null,
      lock: null,
      dialog: null,
    },
    faults,
    boot: createBoot(clock, random),
    reboot: options.onReboot,
    recordUnknown: options.onUnknownCommand,
  };
  systemLog(phone, 'boot_progress', 'phone is up');
  return phone;
}

/** The volatile part of a phone, new after each boot. */
export function createBoot(clock: PhoneClock, random: Random): Boot {
  return {
    id: `${digits(random, 8)}-${digits(random, 4)}-4${digits(random, 3)}-8${digits(random, 3)}-${digits(random, 12)}`,
    startedAtMs: clock.monotonicMs(),
    processes: createProcessTable(clock.epochMs(), random.uniform),
    activities: createActivityStack(),
    log: createLogBuffer(),
    sockets: new Map(),
    foregroundServices: new Set(),
  };
}

function digits(random: Random, length: number): string {
  return Array.from({ length }, () => Math.floor(random.uniform() * 16).toString(16)).join('');
}
