import { expect, it } from 'vitest';
import { rankTail } from './rank-tail.ts';

it('has the published two-sided 5 % critical values of U', () => {
  // Mann-Whitney tables, e.g. Zar, Biostatistical Analysis, table B.11
  const published = [
    [5, 5, 2],
    [8, 8, 13],
    [10, 10, 23],
    [12, 12, 37],
    [15, 15, 64],
    [20, 20, 127],
  ] as const;
  for (const [n1, n2, critical] of published) {
    expect(rankTail(critical, n1, n2)).toBeLessThanOrEqual(0.025);
    expect(rankTail(critical + 1, n1, n2)).toBeGreaterThan(0.025);
  }
});

it('agrees with counting every arrangement of four and five values', () => {
  const arrangements = Array.from({ length: 2 ** 9 }, (_, bits) =>
    Array.from({ length: 9 }, (__, i) => (bits >> i) & 1),
  )
    .filter((sides) => sides.filter((side) => side === 1).length === 4)
    .map((sides) => {
      let [seen, u] = [0, 0];
      for (const side of sides) {
        if (side === 1) seen += 1;
        else u += seen;
      }
      return u;
    });
  expect(arrangements).toHaveLength(126);
  for (const u of [0, 1, 3, 7, 10]) {
    expect(rankTail(u, 4, 5)).toBeCloseTo(arrangements.filter((other) => other <= u).length / 126, 12);
  }
});
