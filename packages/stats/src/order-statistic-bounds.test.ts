import { describe, expect, it } from 'vitest';
import { binomialCdf } from './binomial.ts';
import { medianInterval, quantileUpperBound, upperBoundRank } from './order-statistic-bounds.ts';
import { quantile } from './quantile.ts';

describe('order statistics', () => {
  it('gives the published ranks of the upper 95 % bound of the p95', () => {
    // expected ranks: the sums in exact rational arithmetic with Python's fractions and math.comb
    expect([58, 59, 93, 124, 300, 1000].map((n) => upperBoundRank(n, 0.95, 0.95))).toEqual([
      null,
      59,
      92,
      122,
      292,
      962,
    ]);
  });

  it('has no interval of the median below six values', () => {
    expect(medianInterval([1, 2, 3, 4, 5], 0.95)).toBeNull();
    expect(medianInterval([6, 5, 4, 3, 2, 1], 0.95)).toEqual([1, 6]);
  });

  it('takes ranks 2 and 9 of ten and 6 and 15 of twenty values for the median', () => {
    // coverage 0.9785 and 0.9586: Conover, Practical Nonparametric Statistics, table A3
    const first = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
    expect(medianInterval(first(10), 0.95)).toEqual([2, 9]);
    expect(medianInterval(first(20), 0.95)).toEqual([6, 15]);
  });

  it('says that 58 launches are too few for a bound of the p95', () => {
    expect(
      quantileUpperBound(
        Array.from({ length: 58 }, () => 1),
        0.95,
        0.95,
      ),
    ).toBeNull();
  });

  it('agrees with exact sums of the binomial distribution', () => {
    expect(binomialCdf(3, 10, 0.3)).toBeCloseTo(0.6496107184, 10);
    expect(binomialCdf(940, 1000, 0.95)).toBeCloseTo(0.0867321784, 9);
  });
});

describe('quantile', () => {
  it('interpolates as numpy.percentile does', () => {
    expect(quantile([15, 20, 35, 40, 50], 0.4)).toBeCloseTo(29, 12);
    expect(quantile([], 0.5)).toBeNull();
  });
});
