import { expect, it } from 'vitest';
import { overBudget } from './over-budget.ts';

const figures = { bytes: 1000, downloadBytes: 800, coldStartMs: 120.44 };

it('a figure at its limit is within it, and what has no limit is not looked at', () => {
  expect(overBudget({ maxBytes: 1000 }, { bytes: 1000, downloadBytes: null, coldStartMs: null })).toEqual([]);
  expect(overBudget({}, figures)).toEqual([]);
});

it('every figure over its limit is named with both numbers', () => {
  expect(overBudget({ maxBytes: 999, maxDownloadBytes: 799, maxColdStartMs: 120.4 }, figures)).toEqual([
    '1000 bytes on the phone, at most 999 are allowed',
    '800 bytes of download, at most 799 are allowed',
    '120.4 ms of cold start, at most 120.4 are allowed',
  ]);
});

it('a limit on what was never measured is not kept', () => {
  expect(overBudget({ maxColdStartMs: 100 }, { ...figures, coldStartMs: null })).toEqual([
    'ms of cold start were never measured, at most 100 are allowed',
  ]);
});
