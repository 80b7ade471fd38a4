import { holm } from '@framefarm/stats';
import { describe, expect, it } from 'vitest';
import type { ComparisonDesign } from '../comparison/judge-comparison.ts';
import type { Tier } from '../words.ts';
import { type GateCircumstances, type MeasuredTier, judgeGate, overallVerdict } from './judge-gate.ts';
import type { Rule } from './judge-rule.ts';
import { pairs } from './pairs-fixture.ts';

const NORMAL: GateCircumstances = { informational: [], broken: [] };
const design = (plan: ComparisonDesign['plan']): ComparisonDesign => ({
  plan,
  metrics: [],
  alpha: 0.01,
  allowedChange: 0.03,
  changedLimits: [],
});
const rule = (tier: Tier, changes: Partial<Rule> = {}): Rule => ({
  value: 'total',
  quantile: 'median',
  tier,
  estimand: 'these phones',
  ...changes,
});
/** Six pairs per tier at one look; B is slower by as much as is said of the tier. */
function gate(changes: Partial<Record<Tier, number>>, rules: readonly Rule[], circumstances = NORMAL) {
  const measured = new Map<Tier, MeasuredTier>();
  for (const [tier, change] of Object.entries(changes) as [Tier, number][])
    measured.set(tier, {
      comparisonId: `cmp_${tier}`,
      design: design({ kind: 'fixed', pairs: 6 }),
      pairs: pairs(6, 1, change),
    });
  return judgeGate({ rules, alpha: 0.01, measured, circumstances });
}

describe('a gate', () => {
  it('shares its error by Holm: who finds a difference leaves the rest of the error to the others', () => {
    const rules = [rule('low'), rule('mid'), rule('high')];
    const levels = gate({ low: 0.2, mid: 0, high: 0.1 }, rules).map(({ verdict, alpha }) => [verdict, alpha]);
    expect(levels).toEqual([
      ['regress', 0.01 / 3],
      ['pass', 0.01],
      ['regress', 0.01 / 3],
    ]);
    expect(gate({ low: 0, mid: 0, high: 0 }, rules).map(({ alpha }) => alpha)).toEqual([0.01 / 3, 0.01 / 3, 0.01 / 3]);
  });

  it('finds exactly what adjusted p-values of Holm find, which an even split misses', () => {
    // the middle one lies between the level of an even split and that of Holm's second step
    const tiers = { low: 0.2, mid: 0.0131, high: 0.008 } as const;
    const rules = (Object.keys(tiers) as Tier[]).map((tier) => rule(tier, { allowedChange: 0.0001 }));
    const found = gate(tiers, rules);
    const p = found.map((_, place) => pValue(tiers, rules[place] as Rule));
    expect(p[1]).toBeGreaterThan(0.01 / 3);
    const wanted = holm(p).map((adjusted) => adjusted <= 0.01);
    expect(wanted).toEqual([true, true, false]);
    expect(found.map(({ verdict }) => verdict === 'regress')).toEqual(wanted);
  });

  it('is the same byte for byte, and a plan with looks is judged at each of them again', () => {
    const measured = new Map<Tier, MeasuredTier>(
      (['low', 'mid'] as const).map((tier) => [
        tier,
        {
          comparisonId: 'c',
          design: design({ kind: 'sequential', looks: [4, 6, 8] }),
          pairs: pairs(8, 1, tier === 'low' ? 0.3 : 0.05),
        },
      ]),
    );
    const judge = () => judgeGate({ rules: [rule('low'), rule('mid')], alpha: 0.01, measured, circumstances: NORMAL });
    expect(JSON.stringify(judge())).toBe(JSON.stringify(judge()));
    expect(judge().map(({ verdict }) => verdict)).toEqual(['regress', 'regress']);
  });
});

/** Smallest level at which the rule alone finds a difference. */
function pValue(tiers: Partial<Record<Tier, number>>, one: Rule): number {
  let [low, high] = [1e-4, 0.5];
  for (let step = 0; step < 12; step += 1) {
    const alpha = Math.sqrt(low * high);
    const measured = new Map<Tier, MeasuredTier>([
      [
        one.tier,
        {
          comparisonId: 'c',
          design: design({ kind: 'fixed', pairs: 6 }),
          pairs: pairs(6, 1, tiers[one.tier] ?? 0),
        },
      ],
    ]);
    const [found] = judgeGate({ rules: [one], alpha, measured, circumstances: NORMAL });
    if (found?.verdict === 'regress') high = alpha;
    else low = alpha;
  }
  return high;
}

describe('a rule', () => {
  it('without data blocks: a tier that was not measured, a comparison without a pair', () => {
    const empty = new Map<Tier, MeasuredTier>([
      ['mid', { comparisonId: 'c', design: design({ kind: 'fixed', pairs: 6 }), pairs: [] }],
    ]);
    const found = judgeGate({ rules: [rule('low'), rule('mid')], alpha: 0.01, measured: empty, circumstances: NORMAL });
    expect(found.map(({ verdict }) => verdict)).toEqual(['invalid', 'invalid']);
    expect(found[0]?.reasons).toEqual(["missing data: no phone of tier low in the baseline's device set was online"]);
    expect(overallVerdict(found)).toBe('invalid');
  });

  it('on a demoted metric says what it found, blocks nothing and takes no share of the error', () => {
    const informational = [{ rule: 0, reason: 'too noisy' }];
    const found = gate({ low: 0.2, mid: 0 }, [rule('low'), rule('mid')], { informational, broken: [] });
    expect(found[0]).toMatchObject({ verdict: 'regress', isInformational: true });
    expect(found[0]?.reasons[0]).toBe('informational, blocks nothing: too noisy');
    expect(found[1]).toMatchObject({ verdict: 'pass', isInformational: false, alpha: 0.01 });
    expect(overallVerdict(found)).toBe('pass');
    const all = gate({ low: 0 }, [rule('low')], { informational, broken: [] });
    expect(overallVerdict(all)).toBe('invalid');
  });

  it('of a tier whose circuit breaker was open is not judged, whatever was measured', () => {
    const broken = [{ tier: 'low' as const, reason: 'the hub lost power' }];
    const found = gate({ low: 0, mid: 0 }, [rule('low'), rule('mid')], { informational: [], broken });
    expect(found.map(({ verdict }) => verdict)).toEqual(['invalid', 'pass']);
    expect(found[0]?.reasons).toEqual(['a circuit breaker was open: the hub lost power']);
  });

  it('on a budget leaves its share when it is surely kept or surely broken', () => {
    const budget = rule('low', { budgetMs: 1000 });
    expect(gate({ low: 0 }, [budget, rule('low')]).map(({ alpha }) => alpha)).toEqual([0.005, 0.01]);
  });
});

it('a gate stops at one regression, at anything untold, and without rules that have a say', () => {
  const overall = (...verdicts: ('pass' | 'improve' | 'regress' | 'inconclusive' | 'invalid')[]) =>
    overallVerdict(verdicts.map((verdict) => ({ verdict, isInformational: false })));
  expect(overall('pass', 'improve')).toBe('pass');
  expect(overall('pass', 'invalid', 'regress')).toBe('regress');
  expect(overall('pass', 'invalid', 'inconclusive')).toBe('invalid');
  expect(overall('pass', 'inconclusive')).toBe('inconclusive');
  expect(overall()).toBe('invalid');
});

it.each([
  ['pass', 'pass', 'pass'],
  ['pass', 'guilty', 'regress'],
  ['invalid', 'worse', 'regress'],
  ['pass', 'missing', 'invalid'],
  ['regress', 'invalid', 'regress'],
] as const)('a rule that says %s and a ladder that is %s make a gate say %s', (verdict, ladder, whole) => {
  expect(overallVerdict([{ verdict, isInformational: false }], { verdict: ladder })).toBe(whole);
});
