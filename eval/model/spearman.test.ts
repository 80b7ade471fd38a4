import { expect, it } from 'vitest';
import { averageRanks, spearman } from './spearman.ts';

it('equal values share the mean of their ranks', () => {
  expect(averageRanks([10, 20, 10, 5])).toEqual([2.5, 4, 2.5, 1]);
});

it('agrees with published values, without and with ties', () => {
  // IQ against hours of television, the worked example of Wikipedia's "Spearman's rank correlation coefficient"
  const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
  expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 12);
  // by hand: ranks 1, 2.5, 2.5, 4 against 4, 1, 2.5, 2.5
  expect(spearman([1, 2, 2, 3], [4, 1, 3, 3])).toBeCloseTo(-0.5, 12);
});

it('is no number when one side is constant', () => {
  expect(spearman([1, 1, 1], [1, 2, 3])).toBeNaN();
});
