import { expect, it } from 'vitest';
import type { Rule } from './judge-rule.ts';
import { type GateParts, problemsOfGate } from './problems-of-gate.ts';

const rule: Rule = { value: 'total', quantile: 'median', tier: 'mid', estimand: 'these phones' };
const problems = (rules: readonly Rule[], changes: Partial<GateParts> = {}) =>
  problemsOfGate({ rules, warmupIterations: 1, iterations: 20, ...changes }).map(
    ({ place, what }) => `${place.join('.')} ${what}`,
  );

it('rules that contradict each other are named with their place', () => {
  expect(
    problems([rule, { ...rule, estimand: 'the tier' }, { ...rule, quantile: 'p95' }, { ...rule, budgetMs: 9 }]),
  ).toEqual([]);
  expect(problems([rule, rule])[0]).toContain('rules.1 (total median on mid) asks the same as rules[0]');
  expect(problems([rule, { ...rule, estimand: 'the tier', allowedChange: 0.1 }])).toHaveLength(1);
  expect(problems([{ ...rule, budgetMs: 9, allowedChange: 0.1 }])[0]).toContain('make it two rules');
  expect(problems([{ ...rule, value: 'pssKb', budgetMs: 9 }])[0]).toContain('that is no time');
  expect(problems([{ ...rule, budgetMs: 9, estimand: 'the tier' }])[0]).toContain('these phones only');
});

it('a plan that cannot be measured is named with its place', () => {
  const plan = (kind: 'pairs' | 'cold-start', looks?: number[]) => ({ plan: { kind, ...(looks ? { looks } : {}) } });
  expect(problems([rule], plan('pairs', [6, 12]))).toEqual([]);
  expect(problems([rule], plan('pairs', [6, 6]))[0]).toContain('plan.looks.1 is not above the look before it');
  const cold: Rule = { ...rule, value: 'cold-start' };
  expect(problems([cold])[0]).toContain('rules.0.value (cold-start median on mid) does not fit the plan');
  expect(problems([cold], plan('cold-start'))[0]).toContain('plan.kind is cold-start, which is one pick');
  expect(problems([cold], { ...plan('cold-start'), warmupIterations: 0, iterations: 1 })).toEqual([]);
});
