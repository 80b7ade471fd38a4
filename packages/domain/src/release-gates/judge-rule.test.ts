import { describe, expect, it } from 'vitest';
import { type RawPair, judgeComparison } from '../comparison/judge-comparison.ts';
import { type Rule, judgeBudget, judgeChange, overallVerdict, problemsOfRules } from './judge-rule.ts';

const rule: Rule = { value: 'total', quantile: 'median', tier: 'mid', estimand: 'these phones' };

/** Pairs on so many phones: B is slower by `change`, launches wobble by half a percent. */
function pairs(count: number, phones: number, change: number): RawPair[] {
  return Array.from({ length: count }, (_, number) => ({
    number,
    device: `phone ${number % phones}`,
    state: 'valid' as const,
    launches: (['A', 'B'] as const).map((arm) => {
      const level = 100 * (1 + 0.005 * Math.sin(7 * number + (arm === 'A' ? 0 : 2))) * (arm === 'B' ? 1 + change : 1);
      const picks = Array.from({ length: 5 }, (__, i) => ({ total: level * (1 + 0.001 * i) }));
      return {
        arm,
        id: `${number}${arm}`,
        build: arm,
        body: 'real',
        os: '14',
        loadMs: 1,
        clips: picks.map(() => 'c'),
        picks,
      };
    }),
  }));
}
const verdictOf = (some: readonly RawPair[]) =>
  judgeComparison(
    {
      plan: { kind: 'fixed', pairs: some.length },
      metrics: [{ value: 'total', quantile: 'median' }],
      alpha: 0.01,
      allowedChange: 0.03,
      changedLimits: [],
    },
    some,
    true,
  )[0] as ReturnType<typeof judgeComparison>[number];

describe('a rule on a change', () => {
  it('takes the verdict on these phones, or on the tier, as it names it', () => {
    const verdict = verdictOf(pairs(12, 4, 0.06));
    expect(judgeChange(rule, verdict)).toMatchObject({ verdict: 'regress', n: 12, pairs: 12 });
    const tier = judgeChange({ ...rule, estimand: 'the tier' }, verdict);
    expect(tier.interval).toEqual(verdict.tier?.interval);
    expect(tier.reasons.join()).toContain('fewer than the 10');
  });

  it('about the tier is blocked when one phone took part', () => {
    const got = judgeChange({ ...rule, estimand: 'the tier' }, verdictOf(pairs(12, 1, 0)));
    expect(got).toMatchObject({ verdict: 'invalid', reasons: [expect.stringContaining('missing data')] });
  });
});

describe('a rule on a budget', () => {
  const judge = (budgetMs: number, some = pairs(8, 2, 0.1)) => judgeBudget(rule, budgetMs, some, 0.01);
  it('passes within, regresses above and is undecided across the budget', () => {
    expect(judge(130)).toMatchObject({ verdict: 'pass', n: 8 });
    expect(judge(100).verdict).toBe('regress');
    expect(judge(judge(130).estimateMs ?? 0).verdict).toBe('inconclusive');
  });

  it('is blocked without launches, with one, and with values that are no times', () => {
    expect(judge(130, []).reasons[0]).toContain('missing data');
    expect(judge(130, pairs(1, 1, 0)).verdict).toBe('invalid');
    const [first, ...rest] = pairs(8, 2, 0);
    const spoilt = {
      ...(first as RawPair),
      launches: (first as RawPair).launches.map((one) => ({ ...one, picks: [{ total: Number.NaN }] })),
    };
    expect(judge(130, [spoilt, ...rest]).verdict).toBe('invalid');
  });
});

it('a gate stops at one regression, at anything untold, and without rules', () => {
  expect(overallVerdict(['pass', 'improve'])).toBe('pass');
  expect(overallVerdict(['pass', 'invalid', 'regress'])).toBe('regress');
  expect(overallVerdict(['pass', 'invalid', 'inconclusive'])).toBe('invalid');
  expect(overallVerdict(['pass', 'inconclusive'])).toBe('inconclusive');
  expect(overallVerdict([])).toBe('invalid');
});

it('rules that contradict each other are named with their place', () => {
  expect(
    problemsOfRules([rule, { ...rule, estimand: 'the tier' }, { ...rule, quantile: 'p95' }, { ...rule, budgetMs: 9 }]),
  ).toEqual([]);
  expect(problemsOfRules([rule, rule])[0]).toContain('rules[1] (total median on mid): rules[0] asks the same');
  expect(problemsOfRules([rule, { ...rule, estimand: 'the tier', allowedChange: 0.1 }])).toHaveLength(1);
  expect(problemsOfRules([{ ...rule, budgetMs: 9, allowedChange: 0.1 }])[0]).toContain('make it two rules');
  expect(problemsOfRules([{ ...rule, budgetMs: 9, estimand: 'the tier' }])[0]).toContain('these phones only');
});
