import type { WeeklyReport } from '@framefarm/contracts';
import { expect, it } from 'vitest';
import { weeklyText } from './weekly-text.ts';

const week: WeeklyReport = {
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-01-08T00:00:00.000Z',
  comparisons: 30,
  verdicts: 240,
  unjudged: 2,
  falseDiscoveryRate: 0.05,
  expectedByChance: 2.38,
  found: [],
};
const found = {
  comparisonId: 'cmp_00000001',
  name: 'build 7',
  metric: 'total median',
  verdict: 'regress',
  effect: 0.052,
  p: 0.00002,
  adjustedP: 0.00481,
};

it('says how much chance alone would have reported, and what it does not explain', () => {
  expect(weeklyText(week)).toContain('at 1 % each, 2.4 of 238 would differ by chance alone');
  expect(weeklyText(week)).toContain('nothing that chance does not explain');
  expect(weeklyText({ ...week, found: [found] })).toMatch(/build 7 +total median +regress +\+5\.2 % +0\.0048/);
});
