import { describe, expect, it } from 'vitest';
import reference from '../../fixtures/reference.json' with { type: 'json' };
import { binomialCdf } from '../binomial.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { betaQuantile } from './regularized-beta.ts';
import { studentCdf, studentQuantile } from './student-t.ts';

const { distributions } = reference;
type Row = readonly (number | undefined)[];

describe('distributions agree with scipy to nine digits', () => {
  it.each([
    ['normal distribution function', distributions.normalCdf, ([x]: number[]) => normalCdf(x as number)],
    ['normal quantile', distributions.normalQuantile, ([p]: number[]) => normalQuantile(p as number)],
    ['t distribution function', distributions.studentCdf, ([t, df]: number[]) => studentCdf(t as number, df as number)],
    ['t quantile', distributions.studentQuantile, ([p, df]: number[]) => studentQuantile(p as number, df as number)],
    [
      'beta quantile',
      distributions.betaQuantile,
      ([p, a, b]: number[]) => betaQuantile(p as number, a as number, b as number),
    ],
    [
      'binomial distribution function',
      distributions.binomialCdf,
      ([k, n, p]: number[]) => binomialCdf(k as number, n as number, p as number),
    ],
  ] as const)('%s', (_, rows, ours) => {
    for (const row of rows as readonly Row[]) {
      const expected = row.at(-1) as number;
      const got = ours(row.slice(0, -1) as number[]);
      // a quantile of zero has no relative error
      expect(Math.abs(got - expected), `${row}`).toBeLessThan(1e-9 * Math.abs(expected) + 1e-15);
    }
  });
});
