import { expect, it } from 'vitest';
import { isBroken } from './judge-breaker.ts';

const phones = (failed: number, passed: number) => [
  ...Array.from({ length: failed }, () => false),
  ...Array.from({ length: passed }, () => true),
];

it('one bad phone breaks no tier, two of three do', () => {
  expect(isBroken('low', phones(1, 0))).toBe(false);
  expect(isBroken('low', phones(1, 5))).toBe(false);
  expect(isBroken('low', phones(2, 1))).toBe(true);
});

it('half of the phones is not more than half', () => {
  expect(isBroken('low', phones(4, 4))).toBe(false);
  expect(isBroken('low', phones(5, 4))).toBe(true);
});

it('a farm takes three', () => {
  expect(isBroken('farm', phones(2, 1))).toBe(false);
  expect(isBroken('farm', phones(3, 2))).toBe(true);
  expect(isBroken('farm', phones(3, 3))).toBe(false);
  expect(isBroken('farm', [])).toBe(false);
});
