import { describe, expect, it } from 'vitest';
import {
  PHONE_PROFILES,
  framesIn800Ms,
  heatAfter,
  idleHeat,
  launchTimes,
  nominalFrameCost,
  profileByName,
  pssKbAt,
  seededRandom,
  speedUnder,
  thermalStatusOf,
  tierOf,
} from './index.ts';
import type { Parameter, PhoneProfile } from './index.ts';

const profile = profileByName('pixel-4a-5g') as PhoneProfile;
const engine = { precision: 'fp32', threads: 4, inputWidth: 224, inputHeight: 224 } as const;
const hd = { width: 1280, height: 720 };

function parametersOf(value: unknown): readonly Parameter[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && 'source' in value) return [value as Parameter];
  return Object.values(value).flatMap(parametersOf);
}

describe('tiers', () => {
  it.each([
    [0, 'low'],
    [9, 'low'],
    [10, 'mid'],
    [24, 'mid'],
    [25, 'high'],
    [59, 'high'],
    [60, 'flagship'],
  ])('%i frames in 800 ms are tier %s', (frames, tier) => {
    expect(tierOf(frames)).toBe(tier);
  });

  it('the Pixel 4a 5G comes out mid by its own numbers', () => {
    expect(tierOf(framesIn800Ms(profile))).toBe('mid');
  });
});

describe('provenance', () => {
  it('every parameter of every profile is positive and names its source', () => {
    for (const each of PHONE_PROFILES) {
      const parameters = parametersOf(each);
      expect(parameters.length).toBeGreaterThan(30);
      for (const parameter of parameters) {
        expect(parameter.value).toBeGreaterThan(0);
        expect(parameter.source.length).toBeGreaterThan(3);
      }
    }
  });

  it('an unknown profile is null', () => {
    expect(profileByName('nokia-3310')).toBeNull();
  });
});

describe('stage times', () => {
  it('the same seed gives the same launch, another seed another one', () => {
    const launch = (seed: number) => {
      const times = launchTimes(profile, seededRandom(seed));
      return [times.openMs(1), times.frame(hd, 10, engine, 1), times.selectMs(1)];
    };
    expect(launch(7)).toEqual(launch(7));
    expect(launch(7)).not.toEqual(launch(8));
  });

  it('decoding the published sizes costs the published rates', () => {
    expect(1000 / nominalFrameCost(profile, hd, 1, engine).decodeMs).toBeCloseTo(380, -1);
    expect(1000 / nominalFrameCost(profile, { width: 1920, height: 1080 }, 1, engine).decodeMs).toBeCloseTo(180, -1);
  });

  it('half precision and four threads are faster than full precision and one', () => {
    const inferMs = (precision: 'fp32' | 'fp16', threads: number) =>
      nominalFrameCost(profile, hd, 1, { ...engine, precision, threads }).inferMs;
    expect(inferMs('fp16', 4)).toBeLessThan(inferMs('fp32', 4));
    expect(inferMs('fp32', 4)).toBeLessThan(inferMs('fp32', 1));
    expect(inferMs('fp32', 8)).toBe(inferMs('fp32', 4));
  });

  it('the median over many frames stays near the nominal cost', () => {
    const ratios = Array.from({ length: 400 }, (_, seed) => {
      const times = launchTimes(profile, seededRandom(seed));
      return times.frame(hd, 10, engine, 1).decodeMs / nominalFrameCost(profile, hd, 10, engine).decodeMs;
    }).sort((a, b) => a - b);
    expect(ratios[200]).toBeGreaterThan(0.97);
    expect(ratios[200]).toBeLessThan(1.03);
  });
});

describe('heat', () => {
  it('a busy phone warms up and cools down again', () => {
    const cool = idleHeat(profile);
    const warm = heatAfter(profile, cool, 3600, 'busy');
    expect(thermalStatusOf(profile, cool)).toBe(0);
    expect(warm.skinC).toBeGreaterThan(cool.skinC);
    expect(heatAfter(profile, warm, 36_000, 'idle').skinC).toBeCloseTo(cool.skinC, 1);
  });

  it('two short steps are one long step', () => {
    const start = idleHeat(profile);
    const once = heatAfter(profile, start, 20, 'busy');
    const twice = heatAfter(profile, heatAfter(profile, start, 10, 'busy'), 10, 'busy');
    expect(twice.skinC).toBeCloseTo(once.skinC, 6);
  });

  it('a hotter status never makes the phone faster', () => {
    const speeds = ([0, 1, 2, 3, 4, 5, 6] as const).map((status) => speedUnder(profile, status));
    expect([...speeds].sort((a, b) => b - a)).toEqual(speeds);
    expect(thermalStatusOf(profile, { skinC: 44, dieC: 80 })).toBe(3);
  });
});

describe('memory', () => {
  it('grows when the model is loaded and when a decoder is open', () => {
    const random = seededRandom(1);
    const [start, loaded, end] = (['start', 'loaded', 'end'] as const).map((phase) =>
      pssKbAt(profile, phase, random),
    ) as [number, number, number];
    expect(start).toBeLessThan(loaded);
    expect(loaded).toBeLessThan(end);
  });
});
