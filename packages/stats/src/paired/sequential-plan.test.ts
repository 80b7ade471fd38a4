import { describe, expect, it } from 'vitest';
import reference from '../../fixtures/reference.json' with { type: 'json' };
import { StatsError } from '../stats-error.ts';
import { obrienFlemingSpending } from './alpha-spending.ts';
import { sequentialBoundaries } from './sequential-boundaries.ts';
import { decideLook, sequentialPlan } from './sequential-plan.ts';

const limits = { alpha: 0.01, allowedChange: 0.03, passConfidence: 0.95 };

describe('boundaries', () => {
  it('are those of LanDeM and gsDesign for five equal looks at a two-sided 5 %', () => {
    const ours = sequentialBoundaries([0.2, 0.4, 0.6, 0.8, 1], 0.05, obrienFlemingSpending);
    [4.8769, 3.357, 2.6803, 2.2898, 2.031].forEach((value, i) => expect(ours[i]).toBeCloseTo(value, 3));
  });

  it('agree with another quadrature to seven digits, also for 24 tests at once', () => {
    for (const { looks, alpha, boundaries } of reference.boundaries) {
      const last = looks.at(-1) as number;
      const ours = sequentialBoundaries(
        looks.map((pairs) => pairs / last),
        alpha,
        obrienFlemingSpending,
      );
      boundaries.forEach((value, i) => expect(ours[i]).toBeCloseTo(value, 7));
    }
  });
});

describe('a plan', () => {
  const plan = sequentialPlan([6, 12, 20], limits);
  const pairs = (n: number, mean: number, sd: number) =>
    Array.from({ length: n }, (_, i) => mean + sd * (i % 2 === 0 ? 1 : -1));

  it('stops early with a pass when the change is surely below the allowed one', () => {
    expect(decideLook(plan, 0, pairs(6, 0, 0.005))).toMatchObject({ decision: 'pass', pairs: 6, looksLeft: 2 });
  });

  it('calls a large change at the second look and not on the thin evidence of the first', () => {
    expect(decideLook(plan, 0, pairs(6, 0.08, 0.02)).decision).toBe('continue');
    const second = decideLook(plan, 1, pairs(12, 0.08, 0.02));
    expect(second.decision).toBe('regress');
    expect(second.interval[0]).toBeGreaterThan(0);
  });

  it('calls a large improvement an improvement', () => {
    expect(decideLook(plan, 2, pairs(20, -0.08, 0.02)).decision).toBe('improve');
  });

  it('lets a sure but small slowdown pass', () => {
    expect(decideLook(plan, 2, pairs(20, 0.01, 0.002)).decision).toBe('pass');
  });

  it('ends inconclusive, never with a pass, when the last look cannot tell', () => {
    expect(decideLook(plan, 2, pairs(20, 0.02, 0.1)).decision).toBe('inconclusive');
  });

  it('refuses another number of pairs than planned, and looks that do not rise', () => {
    expect(() => decideLook(plan, 0, pairs(7, 0, 0.01))).toThrow(StatsError);
    expect(() => decideLook(plan, 3, pairs(20, 0, 0.01))).toThrow('look 3');
    expect(() => sequentialPlan([6, 6], limits)).toThrow('rising');
    expect(() => sequentialPlan([], limits)).toThrow(StatsError);
  });
});
