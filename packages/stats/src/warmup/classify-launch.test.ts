import { describe, expect, it } from 'vitest';
import { analyseWarmup } from './analyse-warmup.ts';
import { classifyLaunch } from './classify-launch.ts';

/** A fixed irregular pattern around 1; tests need no random. */
const wobble = (i: number) => 1 + 0.01 * Math.sin(i * 12.9898) + 0.01 * Math.sin(i * 78.233 + 1);
const launch = (n: number, level: (i: number) => number) =>
  Float64Array.from({ length: n }, (_, i) => level(i) * wobble(i));

describe('a launch', () => {
  it('without a change of level is flat from its first iteration', () => {
    expect(classifyLaunch(launch(600, () => 10))).toMatchObject({ class: 'flat', steadyFrom: 0 });
  });

  it('that gets faster and stays so is a warm-up, steady where the step is', () => {
    const got = classifyLaunch(launch(1200, (i) => (i < 200 ? 15 : 10)));
    expect(got.class).toBe('warmup');
    expect(Math.abs((got.steadyFrom ?? -1) - 200)).toBeLessThanOrEqual(5);
  });

  it('that gets slower and stays so is a slowdown', () => {
    expect(classifyLaunch(launch(1200, (i) => (i < 400 ? 10 : 13)))).toMatchObject({ class: 'slowdown' });
  });

  it('that warms up and then throttles is a slowdown', () => {
    const level = (i: number) => (i < 100 ? 20 : i < 500 ? 10 : 12);
    expect(classifyLaunch(launch(1500, level)).class).toBe('slowdown');
  });

  it('whose level changes near its end has no steady state', () => {
    expect(classifyLaunch(launch(1200, (i) => (i < 1050 ? 10 : 12)))).toMatchObject({
      class: 'no-steady',
      steadyFrom: null,
    });
  });

  it('that alternates between two levels has no steady state', () => {
    expect(classifyLaunch(launch(1200, (i) => (Math.floor(i / 60) % 2 === 0 ? 10 : 11))).class).toBe('no-steady');
  });

  it('with single spikes is flat', () => {
    expect(classifyLaunch(launch(600, (i) => (i % 37 === 5 ? 18 : 10))).class).toBe('flat');
  });

  it('whose first iterations are cold is a warm-up of that length', () => {
    const got = classifyLaunch(launch(500, (i) => (i < 6 ? 40 : 10)));
    expect(got.class).toBe('warmup');
    expect(got.steadyFrom).toBeGreaterThanOrEqual(5);
    expect(got.steadyFrom).toBeLessThanOrEqual(15);
  });

  it('of constant values is flat, and a scale changes nothing', () => {
    expect(classifyLaunch(new Float64Array(100).fill(7)).class).toBe('flat');
    const level = (i: number) => (i < 200 ? 15 : 10);
    expect(classifyLaunch(launch(900, (i) => level(i) * 1e-6))).toEqual(classifyLaunch(launch(900, level)));
  });

  it('of too few iterations cannot be told', () => {
    const got = classifyLaunch(launch(19, () => 10));
    expect(got).toMatchObject({ class: 'no-steady', steadyFrom: null });
    expect(got.reason).toContain('too few');
  });

  it('of very many iterations is classified all the same', () => {
    const got = classifyLaunch(launch(200_000, (i) => (i < 40_000 ? 15 : 10)));
    expect(got.class).toBe('warmup');
    expect(Math.abs((got.steadyFrom ?? 0) - 40_000)).toBeLessThan(400);
  });
});

describe('an analysis', () => {
  it('says what is wrong with one launch and classifies the others', () => {
    const good = Array.from(launch(100, () => 10));
    const got = analyseWarmup({ launches: [{ values: [1, null] }, { values: good }, { values: [] }] });
    expect(got.launches.map((one) => one.class)).toEqual([null, 'flat', null]);
    expect(got.launches[0]?.reason).toContain('launches[0].values[1] is null');
    expect(got.launches[2]?.reason).toContain('lost launch');
  });

  it('of something else is refused with its place', () => {
    expect(() => analyseWarmup([])).toThrow('the input must be an object');
    expect(() => analyseWarmup({})).toThrow('launches must be an array, not missing');
    expect(() => analyseWarmup({ launches: [{ values: 3 }] })).toThrow('launches[0].values must be an array');
  });
});
