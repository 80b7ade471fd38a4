import { expect, it } from 'vitest';
import reference from '../../fixtures/reference.json' with { type: 'json' };
import { flagOutliers } from './flag-outliers.ts';
import { pelt } from './pelt.ts';

it('finds the optimal segments that dynamic programming of ruptures finds', () => {
  for (const { values, step, starts } of reference.segments) {
    const penalty = 15 * Math.log(values.length);
    expect(pelt(Float64Array.from(values), { penalty, minLength: 5, step, varianceFloor: 1e-12 })).toEqual(starts);
  }
});

it('takes constant values for one segment', () => {
  expect(pelt(new Float64Array(50).fill(3), { penalty: 50, minLength: 5, step: 1, varianceFloor: 1e-8 })).toEqual([0]);
});

it('flags what stands out of the values around it, by the rule worked out by hand', () => {
  // of ten values 1 ... 10 the middle is 6 (index 5 of 9 rounded up), P90 - P10 is 9 - 2 = 7: beyond 21 is out
  const values = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(flagOutliers(values, 10).every((flag) => flag === 0)).toBe(true);
  values[4] = 40;
  expect(Array.from(flagOutliers(values, 10))).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
});
