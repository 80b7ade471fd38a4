import type { LaunchTelemetry, PhoneReading } from './launch-gates.ts';

const COOL: PhoneReading = {
  monotonicMs: 1000,
  wallMs: 1_700_000_000_000,
  thermalStatus: 0,
  thermalHeadroom: 0.5,
  batteryC: 30,
  batteryPercent: 60,
  isCharging: true,
  isBatterySaver: false,
  cpuMaxKHz: 2_000_000,
  probeMs: 200,
  isScreenOn: true,
  uptimeS: 4000,
  packages: 'one set',
  isFixedPerformance: true,
};

/** What a cool and quiet phone tells of a launch, with what a test wants different. */
export function aTelemetry(changes: Partial<LaunchTelemetry> = {}): LaunchTelemetry {
  return {
    before: COOL,
    after: COOL,
    maxThermalStatus: 0,
    maxThermalHeadroom: 0.6,
    bigCoreShare: 0.9,
    otherCpuShare: 0.01,
    isFocusLost: false,
    isScreenOff: false,
    ...changes,
  };
}
