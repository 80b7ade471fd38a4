import { expect, it } from 'vitest';
import { budgetChecks } from './budget-checks.ts';

it('puts every limited figure beside its limit: at the limit is within, never measured is not', () => {
  const limits = { maxBytes: 1000, maxDownloadBytes: 800, maxColdStartMs: 300 };
  expect(budgetChecks(limits, { bytes: 1000, downloadBytes: 801, coldStartMs: null })).toEqual([
    { figure: 'bytes', limit: 1000, measured: 1000, within: true },
    { figure: 'downloadBytes', limit: 800, measured: 801, within: false },
    { figure: 'coldStartMs', limit: 300, measured: null, within: false },
  ]);
});

it('looks at nothing that has no limit', () =>
  expect(budgetChecks({}, { bytes: 1, downloadBytes: 1, coldStartMs: 1 })).toEqual([]));
