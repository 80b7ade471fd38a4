import { seededRandom } from '@framefarm/phone-model';
import { describe, expect, it } from 'vitest';
import { COSTS } from '../planner/planner-worlds.fixture.ts';
import { POLICY } from '../planner/planner-worlds.fixture.ts';
import { calibrateDevice, tierTable } from './calibrate-device.ts';
import { fitPrior } from './fit-prior.ts';
import { borrowedPolicy, nearestTier, shrunkCost } from './new-tier.ts';
import { groupBootstrap, groupIndices } from './paired-bootstrap.ts';
import { paretoFront } from './pareto-front.ts';
import { scoredClip } from './scored-clip.ts';
import { stepTimes, walkClip } from './tuner.fixture.ts';

describe('a calibration', () => {
  const random = seededRandom(11);
  const calibrations = [0.7, 1, 1.4].map((factor, i) => calibrateDevice(`p${i}`, 'cpu', stepTimes(factor, random)));

  it('finds the costs again, contention included', () => {
    const own = calibrations[1]?.costs;
    for (const name of ['openMs', 'seekMs', 'decodeMs', 'inferMs'] as const)
      expect(Math.abs((own?.[name] ?? 0) / COSTS[name] - 1)).toBeLessThan(0.15);
    expect(Math.abs((own?.contention ?? 0) - 0.3)).toBeLessThan(0.15);
  });
  it('of a tier holds its devices apart and finds the noise of a step', () => {
    const table = tierTable(calibrations);
    expect(table.devices.map(({ decodeFactor }) => decodeFactor > 1)).toEqual([false, expect.any(Boolean), true]);
    expect(Math.abs(table.stepSd - 0.15)).toBeLessThan(0.02);
    expect(Math.abs(table.paceSd - 0.28)).toBeLessThan(0.06);
  });
  it('takes its noise from whole ways to a frame, in which a jump of a short step hardly matters', () => {
    const steady = {
      openMs: [5],
      decoderInitMs: [3],
      seekMs: [2],
      decodeMs: [4],
      convertMs: [1, 1, 9],
      inferMs: [10, 20, 10],
    };
    const alone = { ...steady, decodeTogetherMs: [], decodersTogether: 1 };
    expect(calibrateDevice('p', 'cpu', alone).stepRatios).toContain(9);
    const ways = [
      { hasSeek: true, decodedFrames: 3, decoders: 1, ms: 15 },
      { hasSeek: false, decodedFrames: 1, decoders: 1, ms: 6 },
    ];
    expect(calibrateDevice('p', 'cpu', { ...alone, ways }).stepRatios).toEqual([1, 6 / 5, 1, 2, 1]);
  });
  it('refuses a step that was not measured and a negative time', () => {
    expect(() => calibrateDevice('p', 'cpu', { ...stepTimes(1, random), seekMs: [] })).toThrow(
      'seekMs was not measured',
    );
    expect(() => calibrateDevice('p', 'cpu', { ...stepTimes(1, random), inferMs: [5, -1] })).toThrow('not positive');
    expect(() => tierTable([])).toThrow('no device of the tier is calibrated');
  });
});

describe('the prior', () => {
  const random = seededRandom(5);
  const clips = Array.from({ length: 60 }, (_, i) => walkClip(`c${i}`, 600, random, { mean: 0.4 + 0.2 * (i % 2) }));
  it('finds mean, spread and time of known walks', () => {
    const prior = fitPrior(clips);
    expect(Math.abs(prior.mean - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(prior.sd - 0.1)).toBeLessThan(0.02);
    expect(Math.abs(prior.tauMs - 600)).toBeLessThan(150);
    expect(prior.openingDropSds).toBeLessThan(0.25);
  });
  it('sees that clips open low', () => {
    const low = clips.map(({ name, clip, scores }) =>
      scoredClip(
        name,
        clip.index,
        [...scores].map((s, f) => (f < 9 ? s - 0.2 : s)),
      ),
    );
    expect(fitPrior(low).openingDropSds).toBeGreaterThan(1);
  });
  it('of clips whose frames are all equal is usable, and without a clip there is none', () => {
    const flat = scoredClip(
      'flat',
      { frames: 30, fps: 30, keyFrames: [0], bFrames: null },
      Array.from({ length: 30 }, () => 0.5),
    );
    expect(Object.values(fitPrior([flat])).every(Number.isFinite)).toBe(true);
    expect(() => fitPrior([])).toThrow('no trace to learn from');
  });
  it('a trace with a missing score is refused', () => {
    const index = { frames: 3, fps: 30, keyFrames: [0], bFrames: null };
    expect(() => scoredClip('x', index, [1, 2])).toThrow('2 scores for 3 frames');
    expect(() => scoredClip('x', index, [1, Number.NaN, 2])).toThrow('no number');
  });
});

describe('a tier without data', () => {
  const fast = { ...COSTS, inferMs: 5, decodeMs: 1 };
  it('takes the nearest table in logarithms', () => {
    const tables = new Map([
      ['mid', COSTS],
      ['high', fast],
    ]);
    expect(nearestTier({ inferMs: 9 }, tables)).toBe('mid');
    expect(nearestTier({ inferMs: 8 }, tables)).toBe('high');
    expect(() => nearestTier({}, tables)).toThrow('no tier is near');
  });
  it('borrows the plan with one decoder and a wider belief about the pace', () => {
    const borrowed = borrowedPolicy(POLICY);
    expect(borrowed).toMatchObject({ decoders: 1, lambda: POLICY.lambda });
    expect(borrowed.paceSd).toBeGreaterThan(2 * POLICY.paceSd);
  });
  it('moves from the neighbour to its own measurements as they come', () => {
    expect(shrunkCost(10, [], 0.15)).toBeCloseTo(10, 12);
    // weight of one measurement: 0.36 / (0.36 + 0.0225)
    expect(shrunkCost(10, [20], 0.15)).toBeCloseTo(10 * 2 ** (0.36 / 0.3825), 9);
    expect(
      shrunkCost(
        10,
        Array.from({ length: 50 }, () => 20),
        0.15,
      ),
    ).toBeCloseTo(20, 1);
    expect(() => shrunkCost(10, [0], 0.15)).toThrow('not positive');
  });
});

describe('the group bootstrap', () => {
  it('covers the mean of groups about as often as it says', () => {
    const random = seededRandom(23);
    let covered = 0;
    for (let trial = 0; trial < 200; trial += 1) {
      const keys = Array.from({ length: 120 }, (_, i) => String(i % 30));
      const level = Array.from({ length: 30 }, () => random.normal());
      const values = keys.map((key) => (level[Number(key)] as number) + 0.5 * random.normal());
      const mean = (at: readonly number[]) => at.reduce((sum, i) => sum + (values[i] as number), 0) / at.length;
      const { low, high } = groupBootstrap(
        groupIndices(keys, (key) => key),
        mean,
        random,
        300,
      );
      if (low <= 0 && high >= 0) covered += 1;
    }
    // 95 % asked for; 30 groups and percentiles give a little less
    expect(covered).toBeGreaterThan(200 * 0.88);
    expect(covered).toBeLessThan(200);
  });
});

describe('the Pareto front', () => {
  it('keeps what nothing beats, and the first of equals', () => {
    const items = [
      [1, 5],
      [2, 2],
      [3, 3],
      [2, 2],
      [5, 1],
      [1, 6],
    ];
    expect(paretoFront(items, (item) => item)).toEqual([
      [1, 5],
      [2, 2],
      [5, 1],
    ]);
  });
});
