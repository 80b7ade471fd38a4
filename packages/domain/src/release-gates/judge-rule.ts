import { FROZEN_PARAMETERS, launchQuantileInterval } from '@framefarm/stats';
import { type MetricVerdict, type ComparedValue, type RawPair, valuesOf } from '../comparison/judge-comparison.ts';
import type { Tier } from '../words.ts';

export const ESTIMANDS = ['these phones', 'the tier'] as const;
export type Estimand = (typeof ESTIMANDS)[number];

export interface Rule {
  readonly value: ComparedValue;
  readonly quantile: 'median' | 'p95';
  readonly tier: Tier;
  readonly estimand: Estimand;
  readonly allowedChange?: number;
  readonly budgetMs?: number;
}

export interface RuleVerdict {
  readonly verdict: 'pass' | 'regress' | 'improve' | 'inconclusive' | 'invalid';
  /** Launches of the candidate. */
  readonly n: number;
  readonly pairs: number;
  readonly effect: number | null;
  readonly estimateMs: number | null;
  /** Of the change; in milliseconds for a budget. */
  readonly interval: readonly [number, number] | null;
  readonly alpha: number;
  readonly mde: number | null;
  readonly reasons: readonly string[];
}

/** No data is no permission: what was not measured blocks. */
export function missingData(reason: string, alpha: number): RuleVerdict {
  return notJudged(`missing data: ${reason}`, alpha);
}

/** What could not be judged blocks, and says why. */
export function notJudged(reason: string, alpha: number): RuleVerdict {
  const nothing = { n: 0, pairs: 0, effect: null, estimateMs: null, interval: null, mde: null };
  return { verdict: 'invalid', ...nothing, alpha, reasons: [reason] };
}

/** A rule on a change, by the verdict that its comparison reached. */
export function judgeChange({ estimand }: Rule, verdict: MetricVerdict): RuleVerdict {
  const { nB: n, pairs, alpha, tier } = verdict;
  if (verdict.verdict === 'invalid' || estimand === 'these phones') {
    const { verdict: name, effect, interval, mde, reasons } = verdict;
    return { verdict: name, n, pairs, effect, estimateMs: null, interval, alpha, mde, reasons };
  }
  if (tier === null) return missingData('a claim about the tier needs at least two phones with two pairs each', alpha);
  const { effect, interval, mde, devices } = tier;
  const few = FROZEN_PARAMETERS.tierPlan.devices;
  const reasons = [
    `over ${devices} phones of the tier`,
    ...(devices < few ? [`${devices} phones are fewer than the ${few} that a claim about a tier is planned for`] : []),
    ...verdict.reasons.slice(1),
  ];
  return { verdict: tier.verdict, n, pairs, effect, estimateMs: null, interval, alpha, mde, reasons };
}

/**
 * A rule on a budget, by the candidate's own launches: pass when the interval of the geometric mean over launches of the launch's quantile ends
 * within the budget, regress when it lies above it.
 */
export function judgeBudget(rule: Rule, budgetMs: number, pairs: readonly RawPair[], alpha: number): RuleVerdict {
  const valid = pairs.filter(({ state }) => state === 'valid');
  const launches = valid
    .flatMap((pair) => pair.launches.filter(({ arm }) => arm === 'B'))
    .map((launch) => valuesOf(launch, rule.value));
  const base = { n: launches.length, pairs: valid.length, effect: null, alpha, mde: null };
  const bad = launches.some(
    (values) => values.length === 0 || values.some((value) => !(value > 0 && value < Infinity)),
  );
  if (bad) return { ...missingData('a launch holds values that are no positive times', alpha), ...base };
  const q = rule.quantile === 'median' ? 0.5 : 0.95;
  const found = launchQuantileInterval(launches, q, alpha);
  if (found === null)
    return { ...missingData(`a budget needs two launches, there are ${launches.length}`, alpha), ...base };
  const [low, high] = found.interval;
  const verdict = high <= budgetMs ? 'pass' : low > budgetMs ? 'regress' : 'inconclusive';
  const ms = (value: number) => `${Number(value.toFixed(2))} ms`;
  const reason = `the interval of the ${rule.quantile}, ${ms(low)} to ${ms(high)}, ${verdict === 'pass' ? 'ends within' : verdict === 'regress' ? 'lies above' : 'holds'} the budget of ${ms(budgetMs)}`;
  return { verdict, ...base, estimateMs: found.estimate, interval: found.interval, reasons: [reason] };
}
