import { describe, expect, it } from 'vitest';
import {
  PHONE_PROFILES,
  framesIn800Ms,
  hasBackend,
  heatAfter,
  idleHeat,
  inferMs,
  launchTimes,
  nominalFrameCost,
  profileByName,
  pssKbAt,
  seededRandom,
  speedUnder,
  thermalStatusOf,
  tierOf,
} from './index.ts';
import type { EngineSetting, PhoneProfile, ThermalStatus } from './index.ts';

const profile = profileByName('pixel-4a-5g') as PhoneProfile;
const engine = { precision: 'fp32', threads: 4, inputWidth: 224, inputHeight: 224 } as const;
const hd = { width: 1280, height: 720 };

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

describe('built-in profiles', () => {
  it('are many, of every tier, each under its own name', () => {
    expect(PHONE_PROFILES.length).toBeGreaterThanOrEqual(24);
    expect(new Set(PHONE_PROFILES.map(({ name }) => name)).size).toBe(PHONE_PROFILES.length);
    expect(new Set(PHONE_PROFILES.map(({ tier }) => tier))).toEqual(new Set(['low', 'mid', 'high', 'flagship']));
  });

  it('say their tier as the rule gives it', () => {
    for (const each of PHONE_PROFILES) expect([each.name, each.tier]).toEqual([each.name, tierOf(framesIn800Ms(each))]);
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

  it('1080p of HEVC costs its published rate too', () => {
    const hevc = { width: 1920, height: 1080, codec: 'hevc' } as const;
    expect(1000 / nominalFrameCost(profile, hevc, 1, engine).decodeMs).toBeCloseTo(387, -1);
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

describe('inference', () => {
  const large = 1 / 0.34;
  const onPhone = (name: string) => (setting: Partial<EngineSetting>) =>
    inferMs(profileByName(name) as PhoneProfile, { ...engine, ...setting });

  it('half precision takes half the time, and threads on big cores help', () => {
    const ms = onPhone('mi-9');
    expect(ms({ precision: 'fp16' }) / ms({})).toBeCloseTo(0.54, 1);
    expect(ms({ threads: 4 })).toBeLessThan(ms({ threads: 1 }));
  });

  it('half precision changes nothing on a core without it', () => {
    const ms = onPhone('redmi-note-7');
    expect(ms({ precision: 'fp16' })).toBe(ms({ precision: 'fp32' }));
  });

  it('comes near a number that was not fitted: 11.0 ms for MobileNetV3-Large on four threads of the Pixel 4a 5G', () => {
    const ms = onPhone('pixel-4a-5g')({ precision: 'fp16', threads: 4 }) * large;
    expect(ms / 11.0).toBeGreaterThan(0.8);
    expect(ms / 11.0).toBeLessThan(1.2);
  });

  it('more threads than big cores hurt, as measured on the Snapdragon 8 Gen 2 (2.90 ms on 4, 4.85 on 8)', () => {
    const ms = onPhone('xiaomi-13');
    expect(ms({ precision: 'fp16', threads: 8 })).toBeGreaterThan(1.3 * ms({ precision: 'fp16', threads: 4 }));
    expect(ms({ threads: 64 })).toBe(ms({ threads: 8 }));
  });

  it('by Vulkan is slower than by CPU where that was measured, and refused where there is no driver', () => {
    expect(onPhone('huawei-p9')({ backend: 'vulkan' })).toBeGreaterThan(3 * onPhone('huawei-p9')({}));
    expect(hasBackend(profileByName('huawei-p9') as PhoneProfile, 'opencl')).toBe(false);
    expect(() => onPhone('huawei-p9')({ backend: 'opencl' })).toThrow(RangeError);
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

  it('a status holds on until the skin has cooled by the hysteresis', () => {
    const at = (skinC: number, before: ThermalStatus) => thermalStatusOf(profile, { skinC, dieC: 60 }, before);
    expect([at(43, 0), at(42, 3), at(41.2, 3), at(41.05, 3), at(30, 3)]).toEqual([3, 3, 3, 2, 0]);
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
