import { expect, it } from 'vitest';
import reference from '../../fixtures/reference.json' with { type: 'json' };
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { holm } from './holm.ts';
import { weeklyReport } from './weekly-report.ts';

it('Holm and Benjamini-Hochberg adjust as statsmodels does, in the order given', () => {
  const { p, holm: expectedHolm, benjaminiHochberg: expectedBh } = reference.multiple;
  holm(p).forEach((value, i) => expect(value).toBeCloseTo(expectedHolm[i] as number, 12));
  benjaminiHochberg(p).forEach((value, i) => expect(value).toBeCloseTo(expectedBh[i] as number, 12));
  expect(holm([])).toEqual([]);
});

it('the weekly report keeps what survives the false-discovery rate, smallest first, and says what chance would give', () => {
  const comparisons = [0.9, 0.0004, 0.6, 0.00001, 0.3].map((p, i) => ({ id: `c${i}`, p, effect: 0.05 }));
  const report = weeklyReport(comparisons, 0.05);
  expect(report.found.map(({ id }) => id)).toEqual(['c3', 'c1']);
  expect(report.expectedByChance).toBeCloseTo(0.05, 12);
});
