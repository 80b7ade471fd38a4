import { describe, expect, it } from 'vitest';
import reference from '../../fixtures/reference.json' with { type: 'json' };
import { quantileInterval, quantileIntervalRanks } from '../order-statistic-bounds.ts';
import { armDifference } from './arm-difference.ts';
import { clopperPearson, shareUpperBound } from './clopper-pearson.ts';
import { launchQuantileInterval } from './launch-quantile-interval.ts';
import { type Estimate, meanEstimate, tInterval, tTestP, welchEstimate } from './t-interval.ts';
import { twoStageEstimate, twoStageLaunches } from './two-stage.ts';

describe('intervals', () => {
  it('have the ranks that scipy finds for quantiles, and none where values are too few', () => {
    for (const [n, q, ranks] of reference.ranks)
      expect(quantileIntervalRanks(n as number, q as number, 0.95), `n ${String(n)} q ${String(q)}`).toEqual(ranks);
    expect(quantileInterval([3, 1, 2], 0.5, 0.95)).toBeNull();
  });

  it('give order statistics of a million values', () => {
    const [low, high] = quantileInterval(
      Array.from({ length: 1_000_000 }, (_, i) => i + 1),
      0.95,
      0.95,
    ) as [number, number];
    // normal theory: 950,000 +- 1.96 sqrt(n q (1 - q)) = 427
    expect(Math.abs(low - 949_573)).toBeLessThan(3);
    expect(Math.abs(high - 950_428)).toBeLessThan(3);
  });

  it('of means and of differences of means are those of scipy', () => {
    for (const { a, b, welch, welchP, welchDf, mean } of reference.means) {
      const difference = welchEstimate(a, b) as Estimate;
      close(tInterval(difference, 0.01), welch);
      expect(difference.df).toBeCloseTo(welchDf, 9);
      expect(tTestP(difference)).toBeCloseTo(welchP, 10);
      close(tInterval(meanEstimate(a) as Estimate, 0.05), mean);
    }
    expect(meanEstimate([1])).toBeNull();
    expect(welchEstimate([1, 2], [1])).toBeNull();
  });

  it('of equally large arms with like variances are Student, of all others Welch', () => {
    const { a, b, interval } = reference.equalArms;
    close(tInterval(armDifference(a, b) as Estimate, 0.01), interval);
    const noisy = b.map((value, i) => value + (i % 2 === 0 ? 1 : -1));
    expect(armDifference(a, noisy)).toEqual(welchEstimate(a, noisy));
    expect(armDifference(a.slice(1), b.slice(1))).toEqual(welchEstimate(a.slice(1), b.slice(1)));
    expect(armDifference(a, b.slice(1))).toEqual(welchEstimate(a, b.slice(1)));
  });

  it('over launches are t on the logarithm of each launch quantile', () => {
    for (const [q, estimate, low, high] of reference.launches.intervals) {
      const got = launchQuantileInterval(reference.launches.values, q as number, 0.05);
      expect(got?.estimate).toBeCloseTo(estimate as number, 9);
      close(got?.interval ?? [], [low, high] as number[]);
    }
    expect(launchQuantileInterval([[1, 2, 3]], 0.5, 0.05)).toBeNull();
  });

  it('of shares are the exact ones of scipy', () => {
    for (const [hits, n, low, high] of reference.shares)
      close(clopperPearson(hits as number, n as number, 0.05), [low, high] as number[]);
    // the rule of three, exactly: 299 comparisons without an alarm bound the rate by 1 %
    expect(shareUpperBound(0, 299, 0.05)).toBeLessThan(0.01);
    expect(shareUpperBound(0, 298, 0.05)).toBeGreaterThan(0.01);
  });

  it('after a second stage keep the spread and the freedom of the first', () => {
    const first = [10, 12, 11, 13];
    // by hand: variance 5/3, t(0.975, 3) = 3.182446, so 3.182446^2 * (5/3) / 0.5^2 = 67.52
    expect(twoStageLaunches(first, 0.5, 0.05)).toBe(68);
    expect(twoStageLaunches(first, 100, 0.05)).toBe(4);
    const calm = twoStageEstimate([...first, 11.5, 11.5], 4);
    expect(calm).toMatchObject({ df: 3, mean: 11.5 });
    expect(calm?.se).toBeCloseTo(Math.sqrt(5 / 3 / 6), 12);
    // 10 12 11 13 50 60: mean 26, variance 515.6
    const wild = twoStageEstimate([...first, 50, 60], 4);
    expect(wild).toMatchObject({ df: 3, mean: 26 });
    expect(wild?.se).toBeCloseTo(Math.sqrt(515.6 / 6), 6);
  });
});

function close(got: readonly number[], expected: readonly number[]): void {
  expect(got.length).toBe(expected.length);
  got.forEach((value, i) => expect(value).toBeCloseTo(expected[i] as number, 9));
}
