/** What a phone says of itself right before or after a launch; read without looking at any latency. */
export interface PhoneReading {
  /** Monotonic clock of the phone: every duration comes from it. */
  readonly monotonicMs: number;
  /** Wall clock of the phone: only for people, and to see that it jumped. */
  readonly wallMs: number;
  /** Android's 0 (none) to 6 (shutdown). */
  readonly thermalStatus: number;
  /** 1 is the edge of severe; null below API 30. */
  readonly thermalHeadroom: number | null;
  readonly batteryC: number;
  readonly batteryPercent: number;
  readonly isCharging: boolean;
  readonly isBatterySaver: boolean;
  /** Sum over cpufreq policies of the highest clock allowed. */
  readonly cpuMaxKHz: number;
  /** A fixed integer loop. */
  readonly probeMs: number;
  readonly isScreenOn: boolean;
  readonly uptimeS: number;
  /** Installs and updates since boot. */
  readonly installs: number;
}

export interface LaunchTelemetry {
  readonly before: PhoneReading;
  readonly after: PhoneReading;
  /** Highest of the samples taken once a second. */
  readonly maxThermalStatus: number;
  readonly maxThermalHeadroom: number | null;
  /** Share of the processor time that ran on the big cores. */
  readonly bigCoreShare: number;
  /** Share of the processor time during the launch that others than the harness took, from the kernel's counters before and after. */
  readonly otherCpuShare: number;
  readonly isFocusLost: boolean;
}

export const GATE_REASONS = [
  'thermal-status',
  'thermal-headroom',
  'battery-temperature',
  'battery-temperature-differs',
  'battery-level',
  'battery-saver',
  'charging-differs',
  'clock-lowered',
  'big-core-share-differs',
  'background-load',
  'probe-slow',
  'screen-off',
  'focus-lost',
  'install-seen',
  'uptime',
  'pair-apart',
] as const;
export type GateReason = (typeof GATE_REASONS)[number];

/** Start values from Android practice, to be tuned on phones; every one is a recorded reason. */
export const LAUNCH_GATES = {
  maxHeadroomBefore: 0.7,
  maxHeadroomDuring: 1,
  maxBatteryC: 35,
  maxBatteryRiseC: 4,
  maxBatteryDifferenceC: 2,
  batteryPercent: { from: 40, to: 80 },
  minBatteryPercentDuring: 25,
  maxProbeRatio: 1.05,
  maxBigCoreShareDifference: 0.1,
  /** A burst over a twentieth of a launch moves its p95; the big-core gate sees it from a third on. */
  maxOtherCpuShare: 0.02,
  minUptimeS: 300,
  /** Launches of a pair start at most this far apart: a longest cool-down and a launch. */
  maxPairApartMs: 720_000,
  coolDown: { pollS: 15, leastS: 30, mostS: 600 },
} as const;

/** Why a launch may not start now; empty when it may. `partnerBatteryC` is where the other launch of the pair started, null for the first. */
export function gatesBefore(
  reading: PhoneReading,
  { usualProbeMs, partnerBatteryC }: { readonly usualProbeMs: number; readonly partnerBatteryC: number | null },
): readonly GateReason[] {
  const limits = LAUNCH_GATES;
  const { batteryC, batteryPercent } = reading;
  return reasonsOf({
    'thermal-status': reading.thermalStatus > 0,
    'thermal-headroom': (reading.thermalHeadroom ?? 0) > limits.maxHeadroomBefore,
    'battery-temperature': batteryC > limits.maxBatteryC,
    'battery-temperature-differs':
      partnerBatteryC !== null && Math.abs(batteryC - partnerBatteryC) > limits.maxBatteryDifferenceC,
    'battery-level': batteryPercent < limits.batteryPercent.from || batteryPercent > limits.batteryPercent.to,
    'battery-saver': reading.isBatterySaver,
    'probe-slow': reading.probeMs > limits.maxProbeRatio * usualProbeMs,
    'screen-off': !reading.isScreenOn,
    uptime: reading.uptimeS < limits.minUptimeS,
  });
}

/** Why a launch that ran does not count; empty when it does. */
export function gatesAfter({ before, after, ...during }: LaunchTelemetry): readonly GateReason[] {
  const limits = LAUNCH_GATES;
  return reasonsOf({
    'thermal-status': during.maxThermalStatus > 0,
    'thermal-headroom': (during.maxThermalHeadroom ?? 0) >= limits.maxHeadroomDuring,
    'battery-temperature': after.batteryC - before.batteryC > limits.maxBatteryRiseC,
    'battery-level': after.batteryPercent < limits.minBatteryPercentDuring,
    'battery-saver': after.isBatterySaver,
    'clock-lowered': after.cpuMaxKHz < before.cpuMaxKHz,
    'background-load': during.otherCpuShare > limits.maxOtherCpuShare,
    'probe-slow': after.probeMs > limits.maxProbeRatio * before.probeMs,
    'screen-off': !after.isScreenOn,
    'focus-lost': during.isFocusLost,
    'install-seen': after.installs > before.installs,
  });
}

/** Why two launches that count alone do not make a pair; empty when they do. */
export function gatesOfPair(first: LaunchTelemetry, second: LaunchTelemetry): readonly GateReason[] {
  const limits = LAUNCH_GATES;
  const [one, other] = [first.before, second.before];
  return reasonsOf({
    'battery-temperature-differs': Math.abs(one.batteryC - other.batteryC) > limits.maxBatteryDifferenceC,
    'charging-differs': one.isCharging !== other.isCharging,
    'clock-lowered': one.cpuMaxKHz !== other.cpuMaxKHz,
    'big-core-share-differs': Math.abs(first.bigCoreShare - second.bigCoreShare) > limits.maxBigCoreShareDifference,
    'pair-apart': Math.abs(other.monotonicMs - one.monotonicMs) > limits.maxPairApartMs,
  });
}

function reasonsOf(found: Partial<Record<GateReason, boolean>>): readonly GateReason[] {
  return GATE_REASONS.filter((reason) => found[reason] === true);
}
