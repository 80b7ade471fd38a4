import { describe, expect, it } from 'vitest';
import { type RawPair, judgeComparison } from '../comparison/judge-comparison.ts';
import { type Rule, judgeBudget, judgeChange } from './judge-rule.ts';
import { pairs } from './pairs-fixture.ts';

const rule: Rule = { value: 'total', quantile: 'median', tier: 'mid', estimand: 'these phones' };

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
