import { FROZEN_PARAMETERS } from '@framefarm/stats';
import { type ComparisonDesign, type RawPair, judgeComparison } from '../comparison/judge-comparison.ts';
import type { Tier } from '../words.ts';
import { type Rule, type RuleVerdict, judgeBudget, judgeChange, missingData, notJudged } from './judge-rule.ts';

/** What the comparison of one tier measured, raw: the pairs that its verdicts rest on, in the order in which they ended. */
export interface MeasuredTier {
  readonly comparisonId: string;
  readonly design: ComparisonDesign;
  readonly pairs: readonly RawPair[];
}

/** What the consistency ladder said of the candidate's file of the model. */
export interface LadderFound {
  readonly verdict: 'pass' | 'guilty' | 'worse' | 'invalid' | 'missing';
}

/** What is known of the farm while a build stands before a gate. */
export interface GateCircumstances {
  /** Rules on metrics that nights of A/A have demoted, by their place. */
  readonly informational: readonly { readonly rule: number; readonly reason: string }[];
  /** Tiers whose circuit breaker was open. */
  readonly broken: readonly { readonly tier: Tier; readonly reason: string }[];
}

export interface GateCase {
  readonly rules: readonly Rule[];
  /** Two-sided error of all rules together. */
  readonly alpha: number;
  readonly measured: ReadonlyMap<Tier, MeasuredTier>;
  readonly circumstances: GateCircumstances;
}

/** The verdict on one rule, with what the rule asked. */
export interface JudgedRule extends RuleVerdict {
  readonly rule: number;
  readonly value: Rule['value'];
  readonly quantile: Rule['quantile'];
  readonly tier: Tier;
  readonly estimand: Rule['estimand'];
  readonly allowedChange: number | null;
  readonly budgetMs: number | null;
  /** It blocks nothing: the metric is noisier than it was built to be. */
  readonly isInformational: boolean;
  readonly comparisonId: string | null;
}

/**
 * The verdicts of a gate on all its rules, from raw pairs; the same input gives the same bytes. The error is shared by Holm's procedure (1979):
 * all rules at alpha / m first; those that find a difference leave, and the others are judged anew at alpha over how many are left, until
 * none leaves. At each level a rule has the looks of its plan with their own boundaries, which keeps the error of all rules together when they
 * are looked at repeatedly, however they depend on each other (Maurer and Bretz 2013, Stat. Biopharm. Res. 5:311, with Holm's graph). Informational
 * rules take no share of the error: they can block nothing.
 */
export function judgeGate(gate: GateCase): readonly JudgedRule[] {
  const { rules, alpha, circumstances } = gate;
  const places = rules.map((_, place) => place);
  const isInformational = (place: number) => circumstances.informational.some(({ rule }) => rule === place);
  const verdicts = new Map(
    places.filter(isInformational).map((place) => [place, judgeRule(gate, place, alpha / rules.length)]),
  );
  let open = places.filter((place) => !isInformational(place));
  while (open.length > 0) {
    const level = alpha / open.length;
    for (const place of open) verdicts.set(place, judgeRule(gate, place, level));
    const left = open.filter((place) => !findsDifference(rules[place] as Rule, verdicts.get(place)));
    if (left.length === open.length) break;
    open = left;
  }
  return places.map((place) => describeRule(gate, place, verdicts.get(place) as RuleVerdict));
}

/**
 * The gate as a whole: a regression stops it, and so does what could not be told. Informational rules have no say; with no other there is no
 * permission. `ladder`, where the gate asks for one, stops it like a rule.
 */
export function overallVerdict(
  rules: readonly Pick<JudgedRule, 'verdict' | 'isInformational'>[],
  ladder?: LadderFound,
): RuleVerdict['verdict'] {
  const judged = rules.filter(({ isInformational }) => !isInformational).map(({ verdict }) => verdict);
  if (judged.length === 0) return 'invalid';
  const verdicts = ladder === undefined ? judged : [...judged, OF_LADDER[ladder.verdict]];
  for (const name of ['regress', 'invalid', 'inconclusive'] as const) if (verdicts.includes(name)) return name;
  return 'pass';
}

const OF_LADDER = {
  pass: 'pass',
  guilty: 'regress',
  worse: 'regress',
  invalid: 'invalid',
  missing: 'invalid',
} as const;

/** Whether the rule's null hypothesis (no change, or a time equal to the budget) is rejected, so that its share of the error passes on. */
function findsDifference({ budgetMs }: Rule, found: RuleVerdict | undefined): boolean {
  const verdict = found?.verdict;
  return verdict === 'regress' || verdict === (budgetMs === undefined ? 'improve' : 'pass');
}

function judgeRule({ rules, measured, circumstances }: GateCase, place: number, alpha: number): RuleVerdict {
  const rule = rules[place] as Rule;
  const broken = circumstances.broken.find(({ tier }) => tier === rule.tier);
  if (broken !== undefined) return notJudged(`a circuit breaker was open: ${broken.reason}`, alpha);
  const tier = measured.get(rule.tier);
  if (tier === undefined)
    return missingData(`no phone of tier ${rule.tier} in the baseline's device set was online`, alpha);
  const { value, quantile, budgetMs, allowedChange } = rule;
  const metrics = [{ value, quantile, ...(allowedChange === undefined ? {} : { allowedChange }) }];
  const [found] = judgeComparison({ ...tier.design, metrics, alpha }, tier.pairs, true);
  if (found === undefined) return missingData(`comparison ${tier.comparisonId} has no verdict`, alpha);
  if (budgetMs === undefined) return judgeChange(rule, found);
  if (found.verdict === 'invalid') return judgeChange({ ...rule, estimand: 'these phones' }, found);
  return judgeBudget(rule, budgetMs, tier.pairs, alpha);
}

function describeRule({ rules, measured, circumstances }: GateCase, place: number, found: RuleVerdict): JudgedRule {
  const { value, quantile, tier, estimand, allowedChange, budgetMs } = rules[place] as Rule;
  const why = circumstances.informational.find(({ rule }) => rule === place);
  return {
    rule: place,
    value,
    quantile,
    tier,
    estimand,
    allowedChange: budgetMs === undefined ? (allowedChange ?? FROZEN_PARAMETERS.verdict.allowedChange) : null,
    budgetMs: budgetMs ?? null,
    isInformational: why !== undefined,
    ...found,
    reasons: why === undefined ? found.reasons : [`informational, blocks nothing: ${why.reason}`, ...found.reasons],
    comparisonId: measured.get(tier)?.comparisonId ?? null,
  };
}
