import { expect, it } from 'vitest';
import { checkDecisions, maxRelativeError } from './decisions.ts';

const CLIPS = ['a', 'a', 'a', 'a', 'b', 'b'];
const REFERENCE = [0, 1, 2, 4, 3, 3.5];

it('the same scores flip nothing and have no regret', () => {
  // two whole clips, two windows of two in a, one in b
  expect(checkDecisions(CLIPS, REFERENCE, REFERENCE, 2)).toEqual({ decisions: 5, flipped: 0, worstRegret: 0 });
});

it('a pick of another frame costs what the reference says, as a share of its range', () => {
  const swapped = [0, 1, 5, 4, 3, 3.5];
  expect(checkDecisions(CLIPS, REFERENCE, swapped, 2)).toEqual({ decisions: 5, flipped: 2, worstRegret: 0.5 });
});

it('the error is relative to the largest reference score', () => {
  expect(maxRelativeError([1, -4], [1.1, -4])).toBeCloseTo(0.025, 12);
});
