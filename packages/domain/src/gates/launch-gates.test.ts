import { describe, expect, it } from 'vitest';
import {
  type GateReason,
  LAUNCH_GATES,
  type LaunchTelemetry,
  type PhoneReading,
  gatesAfter,
  gatesBefore,
  gatesOfPair,
} from './launch-gates.ts';
import { aTelemetry } from './telemetry-fixture.ts';

const quiet = aTelemetry();
const cool = quiet.before;
const usual = { usualProbeMs: 200, partnerBatteryC: 30 };

describe('a launch may start', () => {
  it('on a cool and quiet phone, also one without headroom', () => {
    expect(gatesBefore(cool, usual)).toEqual([]);
    expect(gatesBefore({ ...cool, thermalHeadroom: null }, { ...usual, partnerBatteryC: null })).toEqual([]);
  });

  it.each<[Partial<PhoneReading>, GateReason]>([
    [{ thermalStatus: 1 }, 'thermal-status'],
    [{ thermalHeadroom: 0.71 }, 'thermal-headroom'],
    [{ batteryC: 32.1 }, 'battery-temperature-differs'],
    [{ batteryPercent: 39 }, 'battery-level'],
    [{ batteryPercent: 81 }, 'battery-level'],
    [{ isBatterySaver: true }, 'battery-saver'],
    [{ probeMs: 211 }, 'probe-slow'],
    [{ isScreenOn: false }, 'screen-off'],
    [{ uptimeS: 299 }, 'uptime'],
  ])('but not at %o', (change, reason) => {
    expect(gatesBefore({ ...cool, ...change }, usual)).toEqual([reason]);
  });

  it('but not with a battery above 35 degrees, whatever its partner had', () => {
    expect(gatesBefore({ ...cool, batteryC: 36 }, { ...usual, partnerBatteryC: 36 })).toEqual(['battery-temperature']);
  });
});

describe('a launch counts', () => {
  it('when nothing happened', () => {
    expect(gatesAfter(quiet)).toEqual([]);
  });

  it.each<[Partial<LaunchTelemetry>, GateReason]>([
    [{ maxThermalStatus: 1 }, 'thermal-status'],
    [{ maxThermalHeadroom: 1 }, 'thermal-headroom'],
    [{ after: { ...cool, batteryC: 34.5 } }, 'battery-temperature'],
    [{ after: { ...cool, batteryPercent: 24 } }, 'battery-level'],
    [{ after: { ...cool, cpuMaxKHz: 1_500_000 } }, 'clock-lowered'],
    [{ after: { ...cool, probeMs: 215 } }, 'probe-slow'],
    [{ after: { ...cool, packages: 'another set' } }, 'install-seen'],
    [{ otherCpuShare: 0.04 }, 'background-load'],
    [{ isFocusLost: true }, 'focus-lost'],
  ])('but not with %o', (change, reason) => {
    expect(gatesAfter({ ...quiet, ...change })).toEqual([reason]);
  });
});

describe('two launches are a pair', () => {
  const second = (change: Partial<PhoneReading>, more: Partial<LaunchTelemetry> = {}) =>
    gatesOfPair(quiet, { ...quiet, ...more, before: { ...cool, ...change } });

  it('when they started alike, whatever the wall clock says', () => {
    expect(second({ monotonicMs: 60_000, wallMs: 0 })).toEqual([]);
  });

  it('but not with fixed performance in one of them only', () => {
    expect(second({ isFixedPerformance: false })).toEqual(['fixed-performance-differs']);
  });

  it('but not with different heat, charging, clocks or cores, nor from different sessions', () => {
    expect(second({ batteryC: 33 })).toEqual(['battery-temperature-differs']);
    expect(second({ isCharging: false })).toEqual(['charging-differs']);
    expect(second({ cpuMaxKHz: 1 })).toEqual(['clock-lowered']);
    expect(second({}, { bigCoreShare: 0.75 })).toEqual(['big-core-share-differs']);
    expect(second({ monotonicMs: 722_000 })).toEqual(['pair-apart']);
  });
});

describe('what a phone does not say', () => {
  const silent: PhoneReading = {
    ...cool,
    thermalStatus: null,
    thermalHeadroom: null,
    batteryC: null,
    batteryPercent: null,
    isCharging: null,
    cpuMaxKHz: null,
    probeMs: null,
    packages: null,
    isFixedPerformance: null,
  };
  const launch: LaunchTelemetry = {
    before: silent,
    after: silent,
    maxThermalStatus: null,
    maxThermalHeadroom: null,
    bigCoreShare: null,
    otherCpuShare: null,
    isFocusLost: false,
    isScreenOff: false,
  };

  it('does not speak against a launch or a pair', () => {
    expect(gatesBefore(silent, { usualProbeMs: null, partnerBatteryC: null })).toEqual([]);
    expect(gatesAfter(launch)).toEqual([]);
    expect(gatesOfPair(launch, quiet)).toEqual([]);
  });
});

it('a comparison may state limits of its own', () => {
  const limits = { ...LAUNCH_GATES, batteryPercent: { from: 0, to: 100 }, maxOtherCpuShare: 0.5 };
  expect(gatesBefore({ ...cool, batteryPercent: 87 }, usual, limits)).toEqual([]);
  expect(gatesAfter({ ...quiet, otherCpuShare: 0.4 }, limits)).toEqual([]);
});
