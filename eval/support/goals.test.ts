import { expect, it } from 'vitest';
import { isMet, verdictLine } from './goals.ts';

it('a goal is met on its limit unless it is strict, and never by a figure that is missing', () => {
  const goal = { name: 'a', limit: 2 };
  expect([isMet({ ...goal, figure: 2, operator: '<=' }), isMet({ ...goal, figure: 2, operator: '<' })]).toEqual([
    true,
    false,
  ]);
  expect([isMet({ ...goal, figure: 3, operator: '>=' }), isMet({ ...goal, figure: 1, operator: '>' })]).toEqual([
    true,
    false,
  ]);
  expect([isMet({ ...goal, figure: null, operator: '<=' }), isMet({ ...goal, figure: NaN, operator: '>=' })]).toEqual([
    false,
    false,
  ]);
});

it('the last line says figure, goal and verdict of each', () => {
  expect(
    verdictLine([
      { name: 'ratio', figure: 0.123456, operator: '<=', limit: 0.5 },
      { name: 'hits', figure: null, operator: '>=', limit: 1 },
    ]),
  ).toBe('ratio: 0.1235 (goal <= 0.5): pass; hits: none (goal >= 1): miss');
});
