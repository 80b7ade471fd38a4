import { FROZEN_PARAMETERS } from '../frozen-parameters.ts';
import { groupBy } from '../group-by.ts';
import { minimumDetectableEffect } from '../power/minimum-detectable-effect.ts';
import { ascending, quantileOfSorted } from '../quantile.ts';
import { StatsError } from '../stats-error.ts';
import { type Verdict, compareLaunches } from '../verdict/compare-launches.ts';
import { type Comparison, type Launch, readComparison } from '../verdict/read-comparison.ts';
import { classifyLaunch } from '../warmup/classify-launch.ts';
import { type LookResult, type SequentialPlan, decideLook, sequentialPlan } from './sequential-plan.ts';

/** How a comparison ends: `sequential` looks after so many pairs and stops as soon as it can; `fixed` looks once. */
export type PairPlan =
  | { readonly kind: 'sequential'; readonly looks: readonly number[] }
  | { readonly kind: 'fixed'; readonly pairs: number };

export interface PairedInput {
  readonly metric: 'median' | 'p95';
  readonly alpha: number;
  readonly allowedChange: number;
  readonly plan: PairPlan;
  /** As {@link readComparison} wants them: both launches of each valid pair, pairs in the order in which they ended. */
  readonly launches: readonly unknown[];
  /** For each pair that a recorded cause made invalid: how many valid pairs had ended before it. */
  readonly brokenAfter: readonly number[];
  /** No pair will come any more: what is undecided stays so. */
  readonly isOver: boolean;
}

export interface PairVerdict extends Verdict {
  readonly plan: PairPlan;
  readonly brokenPairs: number;
  /** Every look that was taken, the deciding one last. Empty for a fixed plan. */
  readonly looks: readonly LookResult[];
  /** False while more pairs could change it. */
  readonly isFinal: boolean;
}

/** More launches than this share without a steady state, and there is nothing steady to compare. */
const MAX_UNSTEADY_SHARE = 0.1;
const NOTHING = { pairSd: null, effect: null, interval: null, mde: null, tier: null } as const;

/**
 * The verdict of a paired plan over raw values; the same input gives the same bytes. Pairs beyond the deciding look do not count: how many
 * there are depends on which phone was quick. Throws StatsError when a pair lacks a launch.
 */
export function judgePairs(input: PairedInput): PairVerdict {
  const { metric, alpha, allowedChange, plan } = input;
  const all = readComparison({ metric, alpha, allowedChange, launches: input.launches });
  const pairs = [...groupBy(all.launches, ({ device, pair }) => `${device ?? ''}\n${pair ?? ''}`).values()];
  if (pairs.some((pair) => pair.length !== 2 || pair[0]?.arm === pair[1]?.arm || pair[0]?.pair === null))
    throw new StatsError('each pair needs one launch of A and one of B; leave out pairs that lost a launch');
  const context = { input, all, pairs, unsteady: pairs.map((pair) => pair.filter(isUnsteady).length) };
  return plan.kind === 'fixed' ? judgeFixed(context, plan) : judgeSequential(context, plan);
}

/** Where the plan ends at the latest. */
export function mostPairs(plan: PairPlan): number {
  return plan.kind === 'fixed' ? plan.pairs : (plan.looks.at(-1) ?? 0);
}

interface Context {
  readonly input: PairedInput;
  readonly all: Comparison;
  readonly pairs: readonly (readonly Launch[])[];
  /** How many launches of each pair reach no steady state. */
  readonly unsteady: readonly number[];
}
type PlanOf<Kind> = Extract<PairPlan, { kind: Kind }>;

function judgeFixed(context: Context, plan: PlanOf<'fixed'>): PairVerdict {
  const { input, all, pairs } = context;
  const used = pairs.slice(0, plan.pairs);
  const verdict = compareLaunches({ ...all, launches: used.flat() });
  const isShort = used.length < plan.pairs;
  const brokenPairs = isShort ? input.brokenAfter.length : brokenBefore(input, plan.pairs);
  const base = { plan, brokenPairs, looks: [], isFinal: !isShort || input.isOver };
  const faults = base.isFinal ? faultsOf(context, used.length, brokenPairs) : [];
  if (verdict.verdict === 'invalid' || faults.length > 0) return invalid(verdict, faults, base);
  if (!isShort) return { ...verdict, ...base };
  const reasons = [missingPairs(used.length, plan.pairs), ...verdict.reasons];
  return { ...verdict, verdict: 'inconclusive', reasons, ...base };
}

function judgeSequential(context: Context, plan: PlanOf<'sequential'>): PairVerdict {
  const { input, all, pairs } = context;
  const { alpha, allowedChange } = input;
  const { passConfidence } = FROZEN_PARAMETERS.sequentialPlan;
  const sequential = sequentialPlan(plan.looks, { alpha, allowedChange, passConfidence });
  const readable = all.problems.length === 0;
  const looks = readable ? takeLooks(sequential, context) : [];
  const last = looks.at(-1);
  const isDecided = last !== undefined && isDeciding(last, context);
  const used = pairs.slice(0, isDecided ? last.pairs : mostPairs(plan));
  const verdict = compareLaunches({ ...all, launches: used.flat() });
  const brokenPairs = isDecided ? brokenBefore(input, last.pairs) : input.brokenAfter.length;
  const isFinal = isDecided || last?.looksLeft === 0 || input.isOver;
  const base = { plan, brokenPairs, looks, isFinal };
  const faults = isFinal ? faultsOf(context, used.length, brokenPairs) : [];
  if (verdict.verdict === 'invalid' || faults.length > 0) return invalid(verdict, faults, base);
  // the first reason speaks of the fixed comparison's interval; here the interval of the look counts
  const notes = verdict.interval === null ? verdict.reasons : verdict.reasons.slice(1);
  if (last === undefined || last.pairs !== used.length) {
    const reasons = [missingPairs(pairs.length, plan.looks[looks.length] ?? mostPairs(plan)), ...notes];
    return { ...verdict, verdict: 'inconclusive', interval: last?.interval ?? null, reasons, ...base };
  }
  const { nominalAlpha } = sequential.looks[looks.length - 1] as SequentialPlan['looks'][number];
  const se = (verdict.pairSd ?? 0) / Math.sqrt(last.pairs);
  const { power } = FROZEN_PARAMETERS.verdict;
  return {
    ...verdict,
    verdict: last.decision === 'continue' ? 'inconclusive' : last.decision,
    effect: last.effect,
    interval: last.interval,
    mde: se > 0 ? minimumDetectableEffect(se, last.pairs - 1, nominalAlpha, power) : null,
    reasons: [reasonOf(last, plan.looks.length, allowedChange), ...notes],
    ...base,
  };
}

function invalid(verdict: Verdict, faults: readonly string[], base: Omit<PairVerdict, keyof Verdict>): PairVerdict {
  // the first reason of a verdict speaks of an interval that counts no longer
  const reasons = verdict.interval === null ? verdict.reasons : verdict.reasons.slice(1);
  return { ...verdict, ...NOTHING, verdict: 'invalid', reasons: [...faults, ...reasons], ...base };
}

function takeLooks(plan: SequentialPlan, context: Context): LookResult[] {
  const ratios = context.pairs.map((pair) => logRatio(pair, context.input.metric));
  const looks: LookResult[] = [];
  for (const [index, { pairs: count }] of plan.looks.entries()) {
    if (ratios.length < count) break;
    const look = decideLook(plan, index, ratios.slice(0, count));
    looks.push(look);
    if (isDeciding(look, context)) break;
  }
  return looks;
}

/** A bound that is crossed while too many pairs are broken decides nothing yet: more pairs may show that the phones are fit after all. */
function isDeciding({ decision, pairs: count }: LookResult, context: Context): boolean {
  return decision !== 'continue' && faultsOf(context, count, brokenBefore(context.input, count)).length === 0;
}

function brokenBefore({ brokenAfter }: PairedInput, pairs: number): number {
  return brokenAfter.filter((before) => before < pairs).length;
}

function logRatio(pair: readonly Launch[], metric: 'median' | 'p95'): number {
  const log = (arm: 'A' | 'B') => {
    const { values } = pair.find((launch) => launch.arm === arm) as Launch;
    return Math.log(quantileOfSorted(ascending(values), metric === 'median' ? 0.5 : 0.95));
  };
  return log('B') - log('A');
}

/** What forbids a verdict whatever the values say of a difference. */
function faultsOf({ unsteady }: Context, used: number, broken: number): string[] {
  const faults: string[] = [];
  const all = used + broken;
  const { maxBrokenPairShare } = FROZEN_PARAMETERS.verdict;
  if (all > 0 && broken / all > maxBrokenPairShare)
    faults.push(
      `device unfit: a recorded cause made ${broken} of ${all} pairs invalid, more than ${Math.round(100 * maxBrokenPairShare)} %`,
    );
  const drifting = unsteady.slice(0, used).reduce((sum, count) => sum + count, 0);
  if (drifting > MAX_UNSTEADY_SHARE * 2 * used)
    faults.push(`${drifting} of ${2 * used} launches reach no steady state: measure with more iterations`);
  return faults;
}

function isUnsteady({ values }: Launch): boolean {
  const enough = values.length >= FROZEN_PARAMETERS.warmup.minIterations && values.every((value) => value > 0);
  return enough && classifyLaunch(values).class === 'no-steady';
}

function missingPairs(have: number, need: number): string {
  return `${have} of the ${need} pairs that the next look needs`;
}

function reasonOf(look: LookResult, looks: number, allowed: number): string {
  const { decision, pairs, interval, passBound, looksLeft } = look;
  const percent = (share: number) => `${Number((100 * share).toFixed(2))} %`;
  const where = `look ${looks - looksLeft} of ${looks} after ${pairs} pairs: the interval of the change on these phones is ${percent(interval[0])} to ${percent(interval[1])}`;
  switch (decision) {
    case 'pass':
      return `${where}, and its one-sided bound ${percent(passBound)} is below the allowed ${percent(allowed)}`;
    case 'regress':
      return `${where}: above zero, and more than the allowed ${percent(allowed)} cannot be ruled out`;
    case 'improve':
      return `${where}: below zero`;
    case 'continue':
      return `${where}; no bound is crossed yet`;
    case 'inconclusive':
      return `${where}, which allows both no change and more than ${percent(allowed)}; the plan has no pairs left`;
  }
}
