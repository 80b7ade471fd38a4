/** What a phone says of itself right before or after a launch; read without looking at any latency. Null: it does not say. */
export interface PhoneReading {
  /** Monotonic clock of the phone: every duration comes from it. */
  readonly monotonicMs: number;
  /** Wall clock of the phone: only for people, and to see that it jumped. */
  readonly wallMs: number;
  /** Android's 0 (none) to 6 (shutdown). */
  readonly thermalStatus: number | null;
  /** 1 is the edge of severe. */
  readonly thermalHeadroom: number | null;
  readonly batteryC: number | null;
  readonly batteryPercent: number | null;
  readonly isCharging: boolean | null;
  readonly isBatterySaver: boolean;
  /** Sum over cpufreq policies of the highest clock allowed. */
  readonly cpuMaxKHz: number | null;
  /** A fixed piece of integer work. */
  readonly probeMs: number | null;
  readonly isScreenOn: boolean;
  readonly uptimeS: number;
  /** Digest of what is installed and where: it changes with every install and update. */
  readonly packages: string | null;
  /** Whether the phone obeys Android's fixed-performance mode. */
  readonly isFixedPerformance: boolean | null;
}

export interface LaunchTelemetry {
  readonly before: PhoneReading;
  readonly after: PhoneReading;
  /** Highest of the samples taken once a second. */
  readonly maxThermalStatus: number | null;
  readonly maxThermalHeadroom: number | null;
  /** Share of the processor time that ran on the big cores. */
  readonly bigCoreShare: number | null;
  /** Share of the processor time during the launch that others than the harness took, from the kernel's counters before and after. */
  readonly otherCpuShare: number | null;
  readonly isFocusLost: boolean;
  /** The screen was dark when the launch had ended, before anybody woke it for the next one. */
  readonly isScreenOff: boolean;
}

export const GATE_REASONS = [
  'thermal-status',
  'thermal-headroom',
  'battery-temperature',
  'battery-temperature-differs',
  'battery-level',
  'battery-saver',
  'charging-differs',
  'fixed-performance-differs',
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

/** What a phone may wait for: a gate, or the rest that every launch begins with. */
export const WAIT_REASONS = [...GATE_REASONS, 'rest'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

/** Limits of the gates; a comparison may state others, and then its verdict says so. */
export interface LaunchGateLimits {
  readonly maxHeadroomBefore: number;
  readonly maxHeadroomDuring: number;
  readonly maxBatteryC: number;
  readonly maxBatteryRiseC: number;
  readonly maxBatteryDifferenceC: number;
  readonly batteryPercent: { readonly from: number; readonly to: number };
  readonly minBatteryPercentDuring: number;
  readonly maxProbeRatio: number;
  readonly maxBigCoreShareDifference: number;
  /** A burst over a twentieth of a launch moves its p95; the big-core gate sees it from a third on. */
  readonly maxOtherCpuShare: number;
  readonly minUptimeS: number;
  /** Launches of a pair start at most this far apart: a longest cool-down and a launch. */
  readonly maxPairApartMs: number;
  readonly coolDown: { readonly pollS: number; readonly leastS: number; readonly mostS: number };
}

/** Start values from Android practice, to be tuned on phones; every one is a recorded reason. */
export const LAUNCH_GATES: LaunchGateLimits = {
  maxHeadroomBefore: 0.7,
  maxHeadroomDuring: 1,
  maxBatteryC: 35,
  maxBatteryRiseC: 4,
  maxBatteryDifferenceC: 2,
  batteryPercent: { from: 40, to: 80 },
  minBatteryPercentDuring: 25,
  maxProbeRatio: 1.05,
  maxBigCoreShareDifference: 0.1,
  maxOtherCpuShare: 0.02,
  minUptimeS: 300,
  maxPairApartMs: 720_000,
  coolDown: { pollS: 15, leastS: 30, mostS: 600 },
};

/** Why a launch may not start now; empty when it may. `partnerBatteryC` is where the other launch of the pair started, null for the first. */
export function gatesBefore(
  reading: PhoneReading,
  { usualProbeMs, partnerBatteryC }: { readonly usualProbeMs: number | null; readonly partnerBatteryC: number | null },
  limits: LaunchGateLimits = LAUNCH_GATES,
): readonly GateReason[] {
  const { batteryC, batteryPercent, probeMs } = reading;
  return reasonsOf({
    'thermal-status': (reading.thermalStatus ?? 0) > 0,
    'thermal-headroom': (reading.thermalHeadroom ?? 0) > limits.maxHeadroomBefore,
    'battery-temperature': batteryC !== null && batteryC > limits.maxBatteryC,
    'battery-temperature-differs': areApart(batteryC, partnerBatteryC, limits.maxBatteryDifferenceC),
    'battery-level':
      batteryPercent !== null &&
      (batteryPercent < limits.batteryPercent.from || batteryPercent > limits.batteryPercent.to),
    'battery-saver': reading.isBatterySaver,
    'probe-slow': isSlower(probeMs, usualProbeMs, limits),
    'screen-off': !reading.isScreenOn,
    uptime: reading.uptimeS < limits.minUptimeS,
  });
}

/** Why a launch that ran does not count; empty when it does. */
export function gatesAfter(
  { before, after, ...during }: LaunchTelemetry,
  limits: LaunchGateLimits = LAUNCH_GATES,
): readonly GateReason[] {
  return reasonsOf({
    'thermal-status': (during.maxThermalStatus ?? 0) > 0,
    'thermal-headroom': (during.maxThermalHeadroom ?? 0) >= limits.maxHeadroomDuring,
    'battery-temperature': (after.batteryC ?? 0) - (before.batteryC ?? after.batteryC ?? 0) > limits.maxBatteryRiseC,
    'battery-level': after.batteryPercent !== null && after.batteryPercent < limits.minBatteryPercentDuring,
    'battery-saver': after.isBatterySaver,
    'clock-lowered': after.cpuMaxKHz !== null && before.cpuMaxKHz !== null && after.cpuMaxKHz < before.cpuMaxKHz,
    'background-load': (during.otherCpuShare ?? 0) > limits.maxOtherCpuShare,
    'probe-slow': isSlower(after.probeMs, before.probeMs, limits),
    'screen-off': during.isScreenOff || !after.isScreenOn,
    'focus-lost': during.isFocusLost,
    'install-seen': differ(after.packages, before.packages),
  });
}

/** Why two launches that count alone do not make a pair; empty when they do. */
export function gatesOfPair(
  first: LaunchTelemetry,
  second: LaunchTelemetry,
  limits: LaunchGateLimits = LAUNCH_GATES,
): readonly GateReason[] {
  const [one, other] = [first.before, second.before];
  return reasonsOf({
    'battery-temperature-differs': areApart(one.batteryC, other.batteryC, limits.maxBatteryDifferenceC),
    'charging-differs': differ(one.isCharging, other.isCharging),
    'fixed-performance-differs': differ(one.isFixedPerformance, other.isFixedPerformance),
    'clock-lowered': differ(one.cpuMaxKHz, other.cpuMaxKHz),
    'big-core-share-differs': areApart(first.bigCoreShare, second.bigCoreShare, limits.maxBigCoreShareDifference),
    'pair-apart': Math.abs(other.monotonicMs - one.monotonicMs) > limits.maxPairApartMs,
  });
}

// what a phone does not say cannot speak against a launch
function differ<T>(one: T | null, other: T | null): boolean {
  return one !== null && other !== null && one !== other;
}

function areApart(one: number | null, other: number | null, most: number): boolean {
  return one !== null && other !== null && Math.abs(one - other) > most;
}

function isSlower(probeMs: number | null, usualMs: number | null, { maxProbeRatio }: LaunchGateLimits): boolean {
  return probeMs !== null && usualMs !== null && probeMs > maxProbeRatio * usualMs;
}

function reasonsOf(found: Partial<Record<GateReason, boolean>>): readonly GateReason[] {
  return GATE_REASONS.filter((reason) => found[reason] === true);
}
