import { describe, expect, it } from 'vitest';
import { type GatedLaunch, causesAgainst, judgeLaunches, unfitBecause } from './judge-launches.ts';
import { LAUNCH_GATES, type LaunchTelemetry } from './launch-gates.ts';
import { limitsFor } from './limits-for.ts';
import { sustainedRunMs, sustainedTiming } from './sustained-timing.ts';
import { aTelemetry } from './telemetry-fixture.ts';

const { before: reading } = aTelemetry();
const launches = (changes: readonly Partial<LaunchTelemetry>[]): GatedLaunch[] =>
  changes.map((change, launch) => ({ launch, telemetry: aTelemetry(change), missing: [] }));
/** What half an hour of work does to a phone. */
const HOT: Partial<LaunchTelemetry> = {
  maxThermalStatus: 2,
  maxThermalHeadroom: 1.1,
  after: { ...reading, batteryC: 41, cpuMaxKHz: 1_400_000, probeMs: 290 },
};

describe('the launches of a run', () => {
  it('count when nothing was seen', () => {
    expect(judgeLaunches(launches([{}, {}]), LAUNCH_GATES, false)).toMatchObject({ reasons: [], begun: 2 });
  });

  it('do not count with a cause, and each says its own', () => {
    const { reasons, begun } = judgeLaunches(
      launches([{}, { maxThermalStatus: 1 }, { isFocusLost: true, isScreenOff: true }]),
      LAUNCH_GATES,
      false,
    );
    expect(reasons).toEqual([
      'launch 1 does not count: thermal-status',
      'launch 2 does not count: screen-off, focus-lost',
    ]);
    expect(begun).toBe(3);
  });

  it('that never began say what the phone lacked', () => {
    const unbegun: GatedLaunch = { launch: 1, telemetry: null, missing: ['battery-level'] };
    expect(judgeLaunches([...launches([{}]), unbegun], LAUNCH_GATES, false)).toMatchObject({
      reasons: ['launch 1 never began: battery-level'],
      begun: 1,
    });
  });

  it('of a sustained run count however hot it gets, and not for any other cause', () => {
    expect(judgeLaunches(launches([HOT]), LAUNCH_GATES, false).reasons).toEqual([
      'launch 0 does not count: thermal-status, thermal-headroom, battery-temperature, clock-lowered, probe-slow',
    ]);
    expect(judgeLaunches(launches([HOT]), LAUNCH_GATES, true).reasons).toEqual([]);
    expect(causesAgainst({ ...aTelemetry(), ...HOT, isFocusLost: true }, LAUNCH_GATES, true)).toEqual(['focus-lost']);
  });

  it('of which more than one in ten does not count make the phone unfit', () => {
    const lost = (count: number) =>
      judgeLaunches(
        launches([...Array(20)].map((_, i) => (i < count ? { maxThermalStatus: 1 } : {}))),
        LAUNCH_GATES,
        false,
      );
    expect(unfitBecause(lost(0), 20, 0.1)).toBeNull();
    expect(unfitBecause(lost(2), 20, 0.1)).toBeNull();
    expect(unfitBecause(lost(3), 20, 0.1)).toBe('device unfit: 3 of 20 launches do not count (thermal-status)');
  });
});

it('a phone has the limits of the house; a machine or a phone in software does not wait for what it is known to lack', () => {
  expect(limitsFor('real')).toEqual(LAUNCH_GATES);
  expect(limitsFor('real', { minUptimeS: 7 })).toEqual({ ...LAUNCH_GATES, minUptimeS: 7 });
  for (const body of ['host', 'virtual', 'emulated'] as const) {
    const limits = limitsFor(body);
    expect(judgeLaunches(launches([{ otherCpuShare: 0.9 }]), limits, false).reasons).toEqual([]);
    const empty = { after: { ...reading, batteryPercent: 4 } };
    expect(judgeLaunches(launches([empty]), limits, false).reasons).toEqual([]);
    expect(judgeLaunches(launches([empty]), LAUNCH_GATES, false).reasons).not.toEqual([]);
    expect(judgeLaunches(launches([{ maxThermalStatus: 1 }]), limits, false).reasons).not.toEqual([]);
    expect(limitsFor(body, { maxOtherCpuShare: 0.02 }).maxOtherCpuShare).toBe(0.02);
  }
});

it('a sustained launch has a point a minute, or ten of them when it is short', () => {
  expect(sustainedTiming(30)).toEqual({ durationMs: 1_800_000, pointMs: 60_000 });
  expect(sustainedTiming(0.1)).toEqual({ durationMs: 6000, pointMs: 600 });
  // two launches of half an hour with ten minutes of rest before each, half as long again for what is slow, and a quarter of an hour around
  expect(sustainedRunMs(30, 2, 600)).toBe((15 + 2 * (45 + 10)) * 60_000);
});
