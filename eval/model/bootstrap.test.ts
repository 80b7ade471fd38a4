import { seededRandom } from '@framefarm/phone-model';
import { expect, it } from 'vitest';
import { bootstrapOverContents } from './bootstrap.ts';

const mean = (rows: readonly { readonly value: number }[]) => ({
  mean: rows.reduce((sum, row) => sum + row.value, 0) / rows.length,
});

it('the interval of a mean is that of the normal theory when contents are many and independent', () => {
  const random = seededRandom(5).uniform;
  // uniform on 0 to 1: standard error sqrt(1 / 12 / 400) = 0.01443
  const rows = Array.from({ length: 400 }, (_, index) => ({ content: String(index), value: random() }));
  const { mean: interval } = bootstrapOverContents(rows, mean, random, 2000);
  expect(interval.high - interval.low).toBeCloseTo(2 * 1.96 * 0.01443, 2);
});

it('rows of one content count as one: repeating them does not narrow the interval', () => {
  const once = Array.from({ length: 30 }, (_, index) => ({ content: String(index), value: index % 7 }));
  const tenTimes = once.flatMap((row) => Array.from({ length: 10 }, () => row));
  const of = (rows: typeof once) => bootstrapOverContents(rows, mean, seededRandom(1).uniform, 500).mean;
  expect(of(tenTimes)).toEqual(of(once));
});
