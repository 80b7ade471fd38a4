import { expect, it } from 'vitest';
import { armOrder, drawArmOrder } from './arm-order.ts';

const text = (order: 'abba' | 'random', seed: number, pairs: number) =>
  Array.from({ length: pairs }, (_, pair) => drawArmOrder(order, seed, 0, pair).join('')).join(' ');

it('a block of two pairs is ABBA or BAAB', () => {
  expect([armOrder(0, false), armOrder(1, false)].map((pair) => pair.join(''))).toEqual(['AB', 'BA']);
  for (let seed = 0; seed < 50; seed += 1)
    for (const block of text('abba', seed, 8).match(/\w\w \w\w/g) ?? []) expect(['AB BA', 'BA AB']).toContain(block);
});

it('the same seed draws the same order, and either arm goes first about as often', () => {
  expect(text('random', 7, 30)).toBe(text('random', 7, 30));
  const first = Array.from({ length: 1000 }, (_, seed) => drawArmOrder('random', seed, 3, 0)[0]);
  expect(first.filter((arm) => arm === 'A').length).toBeGreaterThan(400);
  expect(first.filter((arm) => arm === 'A').length).toBeLessThan(600);
});
