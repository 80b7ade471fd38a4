import type { LaunchTelemetry, PhoneReading } from '@framefarm/domain';
import {
  type HeatState,
  type Random,
  type ThermalStatus,
  heatAfter,
  idleHeat,
  speedUnder,
  thermalStatusOf,
} from '@framefarm/phone-model';
import { FARM_PARAMETERS, SIMULATED_PROFILE } from './farm-parameters.ts';

const PROBE_MS = 200;
const WALL_EPOCH_MS = 1_700_000_000_000;

/** What is wrong with a phone; all off by default. */
export interface PhoneFaults {
  /** Skin temperature at the start, in place of an idle phone's. */
  readonly startSkinC?: number;
  /** Heat comes from outside and does not go away. */
  readonly roomC?: number;
  readonly startBatteryPercent?: number;
  /** From this number of launches on the highest clock is so much lower, as a vendor's power daemon does. */
  readonly clockLowered?: { readonly fromLaunch: number; readonly factor: number };
  /** Every so many launches a burst runs through the whole launch. */
  readonly burstEvery?: number;
  /** A slower phone of the tier. */
  readonly slowness?: number;
  /** The wall clock jumps by so much before every fourth launch. */
  readonly wallJumpMs?: number;
  /** A launch that follows another within the lease profits from warm caches by so much. */
  readonly warmCacheGain?: number;
}

export interface LaunchConditions {
  readonly telemetry: LaunchTelemetry;
  /** Log factor of the whole launch from heat, clocks and caches. */
  readonly log: number;
  /** Share of the launch during which something else ran. */
  readonly burstShare: number;
}

export interface SimulatedPhone {
  readonly name: string;
  readonly usualProbeMs: number;
  /** Log factor of this phone and session against the tier. */
  readonly log: number;
  read(): PhoneReading;
  wait(seconds: number): void;
  launch(): LaunchConditions;
}

/** A phone of the simulated farm: heat, governor steps, battery, background bursts. Times come from the caller, conditions from here. */
export function simulatedPhone(name: string, random: Random, faults: PhoneFaults = {}): SimulatedPhone {
  const p = FARM_PARAMETERS;
  const profile =
    faults.roomC === undefined
      ? SIMULATED_PROFILE
      : {
          ...SIMULATED_PROFILE,
          heat: { ...SIMULATED_PROFILE.heat, ambientC: { ...SIMULATED_PROFILE.heat.ambientC, value: faults.roomC } },
        };
  const cool = idleHeat(profile);
  let heat: HeatState = { ...cool, skinC: faults.startSkinC ?? cool.skinC };
  let battery = faults.startBatteryPercent ?? 45 + 30 * random.uniform();
  let [nowMs, wallShiftMs, launches] = [600_000, 0, 0];
  const phoneLog =
    p.deviceSigma.value * random.normal() + p.sessionSigma.value * random.normal() + Math.log(faults.slowness ?? 1);

  const clockFactor = () =>
    faults.clockLowered !== undefined && launches >= faults.clockLowered.fromLaunch ? faults.clockLowered.factor : 1;
  const speed = (status: ThermalStatus) => speedUnder(profile, status) * clockFactor();
  const pass = (seconds: number, load: 'idle' | 'busy') => {
    heat = heatAfter(profile, heat, seconds, load);
    const perHour = load === 'busy' ? p.drainPercentPerHour.value : p.idleDrainPercentPerHour.value;
    battery = Math.max(0, battery - (perHour * seconds) / 3600);
    nowMs += seconds * 1000;
  };
  const reading = (burst: boolean): PhoneReading => {
    const status = thermalStatusOf(profile, heat);
    const severe = profile.heat.statusFromC.value[2] as number;
    return {
      monotonicMs: nowMs,
      wallMs: WALL_EPOCH_MS + nowMs + wallShiftMs,
      thermalStatus: status,
      // linear to 1 at severe, 0 a quarter of the scale below it
      thermalHeadroom: Math.max(0, 1 - (severe - heat.skinC) / 30),
      batteryC: heat.skinC - 2,
      batteryPercent: battery,
      isCharging: false,
      isBatterySaver: battery < 15,
      cpuMaxKHz: Math.round(4_000_000 * clockFactor()),
      probeMs: (PROBE_MS / speed(status)) * (burst ? p.burstFactor.value : 1),
      isScreenOn: true,
      uptimeS: nowMs / 1000,
      packages: 'unchanged',
      isFixedPerformance: true,
    };
  };
  return {
    name,
    usualProbeMs: PROBE_MS,
    log: phoneLog,
    read: () => reading(false),
    wait: (seconds) => pass(seconds, 'idle'),
    launch() {
      const seconds = p.launchSeconds.value;
      if (faults.wallJumpMs !== undefined && launches % 4 === 3) wallShiftMs += faults.wallJumpMs;
      const burstShare = burstIn(
        seconds,
        random,
        faults.burstEvery !== undefined && launches % faults.burstEvery === 1,
      );
      const before = reading(false);
      const startSkinC = heat.skinC;
      const status = thermalStatusOf(profile, heat);
      launches += 1;
      pass(seconds, 'busy');
      const endStatus = thermalStatusOf(profile, heat);
      const after = reading(burstShare > 0.9);
      const warm = faults.warmCacheGain !== undefined && launches % 2 === 0 ? -faults.warmCacheGain : 0;
      const log =
        -Math.log(speed(endStatus)) + p.slowdownPerC.value * ((startSkinC + heat.skinC) / 2 - cool.skinC) + warm;
      const telemetry = {
        before,
        after,
        maxThermalStatus: Math.max(status, endStatus),
        maxThermalHeadroom: after.thermalHeadroom,
        bigCoreShare: 0.95 - p.burstBigCoreShare.value * burstShare,
        otherCpuShare: p.otherCpuShare.value + p.burstBigCoreShare.value * burstShare,
        isFocusLost: false,
        isScreenOff: false,
      };
      return { telemetry, log, burstShare };
    },
  };
}

/** Share of a launch that a background burst takes: bursts come as a Poisson process and last exponentially long. */
function burstIn(seconds: number, random: Random, forced: boolean): number {
  if (forced) return 1;
  const { burstsPerHour, burstSeconds } = FARM_PARAMETERS;
  const expected = (burstsPerHour.value / 3600) * (seconds + burstSeconds.value);
  if (random.uniform() >= expected) return 0;
  const length = -burstSeconds.value * Math.log(1 - random.uniform());
  const start = -burstSeconds.value + random.uniform() * (seconds + burstSeconds.value);
  return Math.max(0, Math.min(seconds, start + length) - Math.max(0, start)) / seconds;
}
