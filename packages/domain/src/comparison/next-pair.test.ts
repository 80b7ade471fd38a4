import { expect, it } from 'vitest';
import { nextPair } from './next-pair.ts';

const counts = { valid: 0, open: 0, validHere: 0, invalidInARow: 0, phones: 2 };

it('a phone measures until the plan is decided or full, or its share is done', () => {
  expect(nextPair(30, false, counts)).toBe('run');
  expect(nextPair(30, true, counts)).toBe('decided');
  expect(nextPair(30, false, { ...counts, valid: 28, open: 2 })).toBe('enough');
  expect(nextPair(30, false, { ...counts, valid: 20, validHere: 15 })).toBe('share-done');
});

it('the share of a phone grows when another one drops out', () => {
  expect(nextPair(30, false, { ...counts, valid: 20, validHere: 15, phones: 1 })).toBe('run');
});

it('a phone on which three pairs in a row did not count is unfit', () => {
  expect(nextPair(30, false, { ...counts, invalidInARow: 3 })).toBe('unfit');
});
