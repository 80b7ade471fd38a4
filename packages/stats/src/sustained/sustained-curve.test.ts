import { describe, expect, it } from 'vitest';
import reference from '../../fixtures/reference.json' with { type: 'json' };
import { heatSlopeOf } from './heat-slope.ts';
import { sustainedCurve } from './sustained-curve.ts';
import type { SustainedLaunch } from './sustained-launch.ts';

const MINUTE = 60_000;

/** A fixed irregular pattern around 1; tests need no random. */
const wobble = (i: number) => 1 + 0.01 * Math.sin(i * 12.9898) + 0.01 * Math.sin(i * 78.233 + 1);

/** Half an hour of picks, one a second, and a reading of heat at the end of each minute. */
function launch(latencyAt: (minute: number, pick: number) => number, minutes = 30): SustainedLaunch {
  const picks = Array.from({ length: minutes * 60 }, (_, i) => ({ atMs: i * 1000, latencyMs: latencyAt(i / 60, i) }));
  const heat = Array.from({ length: minutes }, (_, i) => ({
    atMs: (i + 1) * MINUTE,
    celsius: 30 + Math.min(10, i + 1),
    thermalStatus: i >= 9 ? 2 : 0,
    cpuMaxKHz: i >= 9 ? 5_000_000 : 7_000_000,
  }));
  return { picks, heat };
}
/** A phone that slows down over ten minutes by a fifth and then goes on so. */
const throttling = launch((minute, i) => 100 * (1 + 0.02 * Math.min(10, minute)) * wobble(i));

describe('a sustained curve', () => {
  it('has a point per minute with p50, p95, temperature, status and clocks', () => {
    const { launches } = sustainedCurve([throttling], MINUTE);
    expect(launches[0]).toHaveLength(30);
    expect(launches[0]?.[0]).toMatchObject({ fromMs: 0, picks: 60, celsius: 31, thermalStatus: 0, cpuMaxKHz: 7e6 });
    expect(launches[0]?.[29]).toMatchObject({ fromMs: 29 * MINUTE, celsius: 40, thermalStatus: 2, cpuMaxKHz: 5e6 });
    const { p50Ms = 0, p95Ms } = launches[0]?.[29] ?? {};
    expect(p50Ms).toBeCloseTo(120, 0);
    expect(p95Ms).toBeGreaterThan(p50Ms);
  });

  it('tells what is lost from the first minute to the steady state, with an interval, and that heat goes with it', () => {
    const { decline, heatSlope } = sustainedCurve([throttling], MINUTE);
    // the first minute itself is on its way: its median stands at half a minute, 1 % up
    expect(decline?.change).toBeCloseTo(1.2 / 1.01 - 1, 2);
    expect(decline).toMatchObject({ speaksOf: 'this launch', isSteady: true, level: 0.95 });
    expect(decline?.interval?.[0]).toBeGreaterThan(0.17);
    expect(decline?.interval?.[1]).toBeLessThan(0.21);
    expect(heatSlope?.perCelsius).toBeCloseTo(0.0185, 2);
    expect(heatSlope?.explained).toBeGreaterThan(0.98);
  });

  it('of a phone that stays as it was finds no decline and nothing that goes with heat', () => {
    const { decline, heatSlope } = sustainedCurve([launch((_, i) => 100 * wobble(i))], MINUTE);
    expect(decline?.interval?.[0]).toBeLessThan(0);
    expect(decline?.interval?.[1]).toBeGreaterThan(0);
    expect(heatSlope?.explained).toBeLessThan(0.2);
  });

  it('says so when the phone was still getting slower at the end', () => {
    const { decline } = sustainedCurve([launch((minute, i) => 100 * (1 + 0.02 * minute) * wobble(i))], MINUTE);
    expect(decline?.isSteady).toBe(false);
    const stepped = launch((minute, i) => (minute < 29 ? 100 : 130) * wobble(i));
    expect(sustainedCurve([stepped], MINUTE).decline?.isSteady).toBe(false);
  });

  it('speaks of launches when there are several, by t over them as scipy has it', () => {
    const { logs, change } = reference.sustained;
    const flat = (log: number) => launch((minute) => (minute < 1 ? 100 : 100 * Math.exp(log)), 6);
    const { decline } = sustainedCurve(logs.map(flat), MINUTE);
    expect(decline).toMatchObject({ speaksOf: 'launches', n: 4 });
    for (const [place, value] of [decline?.change, ...(decline?.interval ?? [])].entries())
      expect(value).toBeCloseTo(change[place] as number, 9);
  });

  it('of one launch covers the truth as often as it says, also when the noise is autocorrelated', () => {
    let state = 42;
    const uniform = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const normal = () => Math.sqrt(-2 * Math.log(uniform() || 1e-12)) * Math.cos(2 * Math.PI * uniform());
    const covers = Array.from({ length: 400 }, () => {
      let drift = 0;
      const noisy = launch((minute) => {
        drift = 0.9 * drift + 0.02 * normal();
        return (minute < 1 ? 100 : 115) * Math.exp(drift + 0.03 * normal());
      }, 9);
      const [low, high] = sustainedCurve([noisy], MINUTE).decline?.interval ?? [1, 0];
      return low <= 0.15 && 0.15 <= high;
    });
    expect(covers.filter(Boolean).length / covers.length).toBeGreaterThan(0.93);
  });

  it('of nothing, of one pick and of one minute says nothing about a decline', () => {
    for (const picks of [[], [{ atMs: 0, latencyMs: 100 }], launch(() => 100, 1).picks])
      expect(sustainedCurve([{ picks, heat: [] }], MINUTE).decline).toBeNull();
    expect(sustainedCurve([], MINUTE)).toEqual({ pointMs: MINUTE, launches: [], decline: null, heatSlope: null });
  });

  it('of a phone that says nothing of its heat has points all the same', () => {
    const { launches, heatSlope } = sustainedCurve([{ picks: throttling.picks, heat: [] }], MINUTE);
    expect(launches[0]?.[0]).toMatchObject({ celsius: null, thermalStatus: null, cpuMaxKHz: null });
    expect(heatSlope).toBeNull();
  });
});

it('the slope of latency on temperature is that of scipy, with its interval', () => {
  const { celsius, p50, slope, explained } = reference.sustained;
  const points = celsius.map((degrees, i) => ({
    fromMs: i,
    picks: 1,
    p50Ms: p50[i] as number,
    p95Ms: null,
    celsius: degrees,
    thermalStatus: null,
    cpuMaxKHz: null,
  }));
  const got = heatSlopeOf(points, 0.95);
  for (const [place, value] of [got?.perCelsius, ...(got?.interval ?? [])].entries())
    expect(value).toBeCloseTo(slope[place] as number, 9);
  expect(got?.explained).toBeCloseTo(explained, 9);
});
