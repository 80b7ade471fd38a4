import { expect, it } from 'vitest';
import { distanceSums } from './distance-sums.ts';
import { eDivisiveChanges } from './e-divisive.ts';
import { bestEnergySplit } from './energy-split.ts';
import { mersenneTwister } from './mersenne-twister.ts';
import { OTAVA_DEFAULTS, otavaChanges } from './otava.ts';
import { perfherderChanges } from './perfherder.ts';

// expected answers of the originals' own tests; eval/parity.ts has those on their data files
const level = (length: number, value: number) => Array.from({ length }, () => value);

it('Perfherder finds the step of its test_detect_changes', () => {
  const options = { minBackWindow: 5, maxBackWindow: 5, foreWindow: 5, tThreshold: 2 };
  expect(perfherderChanges([...level(8, 0), ...level(8, 1)], options)).toEqual([8]);
});

it('Otava finds the step of its test_single_series', () => {
  const series = [
    1.02, 0.95, 0.99, 1, 1.12, 1, 1.01, 0.98, 1.01, 0.96, 0.5, 0.51, 0.48, 0.48, 0.55, 0.5, 0.49, 0.51, 0.5, 0.49,
  ];
  expect(otavaChanges(series, { ...OTAVA_DEFAULTS, windowLength: 10, maxPValue: 0.0001 })).toEqual([10]);
});

it('E-divisive finds both steps in the order of its test_random_ish_data', () => {
  const series = [
    [41, 18, 23, 3, 32, 11, 40, 13, 29, 48, 47, 35, 18, 21, 6, 2, 23, 3, 4, 7],
    [120, 103, 102, 81, 71, 62, 115, 61, 108, 63, 70, 98, 65, 96, 64, 74, 70, 113, 90, 114],
    [208, 196, 153, 150, 225, 179, 206, 165, 177, 151, 218, 217, 244, 245, 229, 195, 225, 229, 176, 250],
  ].flat();
  const options = { pValue: 0.01, permutations: 100, randomBelow: mersenneTwister(1234) };
  expect(eDivisiveChanges(series, options)).toEqual([40, 20]);
  expect(eDivisiveChanges(level(30, 50), options)).toEqual([]);
});

it('the best energy split is that of the definition, summed pair by pair', () => {
  const window = [0.3, 2.4, 1.5, -0.9, -0.5, 99.7, 98.3, 99.1, 149, 149.7, 149.5, 149.1];
  const pairs = (xs: number[], ys: number[]) =>
    xs.flatMap((x) => ys.map((y) => Math.abs(x - y))).reduce((a, b) => a + b, 0);
  let best = { at: 0, energy: -Infinity };
  for (let at = 1; at < window.length; at += 1) {
    for (let end = at + 1; end <= window.length; end += 1) {
      const [x, y] = [window.slice(0, at), window.slice(at, end)];
      const [n, m] = [x.length, y.length];
      const within = (values: number[]) =>
        values.length < 2 ? 0 : pairs(values, values) / (values.length * (values.length - 1));
      const energy = ((n * m) / (n + m)) * ((2 * pairs(x, y)) / (n * m) - within(x) - within(y));
      if (energy > best.energy) best = { at, energy };
    }
  }
  const found = bestEnergySplit(Float64Array.from(window));
  expect(found.at).toBe(best.at);
  expect(found.energy).toBeCloseTo(best.energy, 9);
});

it('sums distances to earlier and later values as pairs do, ties included', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3.5];
  const distances = (i: number, others: number[]) =>
    others.reduce((sum, other) => sum + Math.abs(values[i]! - other), 0);
  const { toEarlier, toLater } = distanceSums(Float64Array.from(values));
  expect([...toEarlier]).toEqual(values.map((_, i) => distances(i, values.slice(0, i))));
  expect([...toLater]).toEqual(values.map((_, i) => distances(i, values.slice(i + 1))));
});

it('shuffles as numpy does', () => {
  // numpy.random.seed(1234); numpy.random.shuffle(numpy.arange(10))
  const below = mersenneTwister(1234);
  const values = Array.from({ length: 10 }, (_, i) => i);
  for (let i = 9; i > 0; i -= 1) {
    const j = below(i + 1);
    [values[i], values[j]] = [values[j] as number, values[i] as number];
  }
  expect(values).toEqual([7, 2, 9, 1, 0, 8, 4, 5, 6, 3]);
});
