import { FROZEN_PARAMETERS } from '../frozen-parameters.ts';
import { groupBy } from '../group-by.ts';
import { type Estimate, tInterval } from '../intervals/t-interval.ts';
import { minimumDetectableEffect } from '../power/minimum-detectable-effect.ts';
import { ascending, quantileOfSorted } from '../quantile.ts';
import { type Effect, type LaunchSummary, pairedEffect, unpairedEffect } from './estimate-effect.ts';
import { inspectLaunches } from './inspect-launches.ts';
import type { Comparison, Launch, Metric } from './read-comparison.ts';

export type VerdictName = 'pass' | 'regress' | 'improve' | 'inconclusive' | 'invalid';

export interface TierClaim {
  readonly verdict: VerdictName;
  readonly devices: number;
  readonly effect: number;
  readonly interval: readonly [number, number];
  /** Standard deviation between phones of the true log ratio; null when it could not be told from noise within phones. */
  readonly tau: number | null;
  readonly mde: number;
}

export interface Verdict {
  readonly verdict: VerdictName;
  /** Whom the verdict speaks of. */
  readonly estimand: 'these phones';
  readonly metric: Metric;
  /** Launches of the arm, repeated uploads once. */
  readonly nA: number;
  readonly nB: number;
  /** Complete pairs; 0 for an unpaired comparison. */
  readonly pairs: number;
  /** Spread of log(B/A) from pair to pair; null when unpaired or unknown. */
  readonly pairSd: number | null;
  /** B/A - 1 of the metric; null when it cannot be told. */
  readonly effect: number | null;
  /** Of coverage 1 - alpha, two-sided. */
  readonly interval: readonly [number, number] | null;
  readonly alpha: number;
  readonly allowedChange: number;
  /** Smallest true increase that a comparison as noisy and as large as this one finds with 95 % probability. */
  readonly mde: number | null;
  /** The same question asked of all phones of the tier; null on one phone. */
  readonly tier: TierClaim | null;
  readonly reasons: readonly string[];
}

const QUANTILE = { median: 0.5, p95: 0.95 } as const;
/** A spread below rounding errors of a logarithm is none. */
const NO_SPREAD = 1e-12;

/**
 * Compares arm B with arm A; lower is better. Each launch is one number, the logarithm of its quantile, so that neither spikes nor iterations
 * that depend on each other fake certainty. Pass: the interval ends below the allowed change. Regress: it lies above zero and reaches beyond
 * the allowed change. Improve: it lies below zero and reaches beyond as much the other way. Same input, same bytes out.
 */
export function compareLaunches(comparison: Comparison): Verdict {
  const { metric, problems } = comparison;
  const alpha = comparison.alpha ?? FROZEN_PARAMETERS.verdict.alpha;
  const allowedChange = comparison.allowedChange ?? FROZEN_PARAMETERS.verdict.allowedChange;
  const { launches, faults, notes } = inspectLaunches(comparison.launches);
  const count = (arm: 'A' | 'B') => launches.filter((launch) => launch.arm === arm).length;
  const base = { estimand: 'these phones', metric, nA: count('A'), nB: count('B'), alpha, allowedChange } as const;
  const none = { ...base, pairs: 0, pairSd: null, effect: null, interval: null, mde: null, tier: null };
  if (problems.length + faults.length > 0)
    return { ...none, verdict: 'invalid', reasons: [...problems, ...faults, ...notes] };

  const effect = effectOf(launches, metric);
  const { pairs, phones } = effect;
  const reasons = [...notes, ...effect.notes, ...warnings(launches, effect, metric)];
  const broken = brokenPairs(effect);
  if (broken !== null) return { ...none, pairs, verdict: 'invalid', reasons: [broken, ...reasons] };
  if (phones === null) {
    const missing = `one ${pairs > 0 ? 'pair' : 'launch or phone in an arm'} has no spread: at least two of each are needed for an interval`;
    return { ...none, pairs, verdict: 'inconclusive', reasons: [missing, ...reasons] };
  }
  if (phones.se < NO_SPREAD) {
    const constant = `the ${metric} does not vary at all between launches: the values are constant or copies, not measurements`;
    return { ...none, pairs, verdict: 'invalid', reasons: [constant, ...reasons] };
  }
  const claim = claimOf(phones, alpha, allowedChange);
  const pairSd = pairs > 0 ? phones.se * Math.sqrt(pairs) : null;
  const tier = effect.tier === null ? null : tierClaim(effect, alpha, allowedChange);
  return { ...base, pairs, pairSd, ...claim, tier, reasons: [reasonFor(claim, alpha, allowedChange), ...reasons] };
}

function effectOf(launches: readonly Launch[], metric: Metric): Effect {
  const summaries: LaunchSummary[] = launches.map(({ arm, device, pair, values }) => ({
    arm,
    device: device ?? '',
    pair,
    log: Math.log(quantileOfSorted(ascending(values), QUANTILE[metric])),
  }));
  const paired = summaries.filter(({ pair }) => pair !== null);
  if (paired.length === 0) return unpairedEffect(summaries);
  if (arePairsApart(paired)) {
    const effect = unpairedEffect(summaries);
    return { ...effect, notes: ['no pair ran on one phone: compared unpaired', ...effect.notes] };
  }
  const left = summaries.length - paired.length;
  const effect = pairedEffect(paired);
  return left === 0 ? effect : { ...effect, notes: [`${left} launches without a pair do not count beside pairs`] };
}

/** Whether every pair has both arms, but never on the same phone: then a pair takes no difference between phones out. */
function arePairsApart(launches: readonly LaunchSummary[]): boolean {
  return [...groupBy(launches, ({ pair }) => pair).values()].every((pair) => {
    const phonesOf = (arm: 'A' | 'B') => new Set(pair.filter((one) => one.arm === arm).map(({ device }) => device));
    const [a, b] = [phonesOf('A'), phonesOf('B')];
    return a.size > 0 && b.size > 0 && [...a].every((device) => !b.has(device));
  });
}

interface Claim {
  readonly verdict: VerdictName;
  readonly effect: number;
  readonly interval: readonly [number, number];
  readonly mde: number;
}

function claimOf(estimate: Estimate, alpha: number, allowedChange: number): Claim {
  const [low, high] = tInterval(estimate, alpha);
  const allowed = Math.log1p(allowedChange);
  const verdictOf = (): VerdictName => {
    if (high < 0 && low < -allowed) return 'improve';
    if (high < allowed) return 'pass';
    return low > 0 ? 'regress' : 'inconclusive';
  };
  return {
    verdict: verdictOf(),
    effect: Math.expm1(estimate.mean),
    interval: [Math.expm1(low), Math.expm1(high)],
    mde: minimumDetectableEffect(estimate.se, estimate.df, alpha, FROZEN_PARAMETERS.verdict.power),
  };
}

function tierClaim({ tier, devices }: Effect, alpha: number, allowedChange: number): TierClaim | null {
  if (tier === null || tier.se < NO_SPREAD) return null;
  return { ...claimOf(tier, alpha, allowedChange), devices, tau: tier.tau };
}

function brokenPairs({ pairs, brokenPairs: broken }: Effect): string | null {
  const all = pairs + broken;
  if (all === 0 || (pairs > 0 && broken / all <= FROZEN_PARAMETERS.verdict.maxBrokenPairShare)) return null;
  return `${broken} of ${all} pairs lack a launch of one arm (limit ${percent(FROZEN_PARAMETERS.verdict.maxBrokenPairShare)}): the device is unfit or the upload incomplete`;
}

function warnings(
  launches: readonly Launch[],
  { devices, pairs, brokenPairs: broken }: Effect,
  metric: Metric,
): string[] {
  const least = Math.min(...launches.map(({ values }) => values.length));
  const constant = launches.filter(({ values }) => values.length > 2 && values.every((value) => value === values[0]));
  return [
    ...(broken > 0 ? [`${broken} pairs lack a launch and do not count`] : []),
    ...(pairs === 0 ? ['unpaired: a drift between the arms would look like an effect'] : []),
    ...(devices === 1 ? ['one phone: this says nothing about the tier'] : []),
    ...(constant.length > 0
      ? [`${constant.length} launches hold one constant value: the clock may be too coarse`]
      : []),
    ...(metric === 'p95' && least < FROZEN_PARAMETERS.verdict.p95MinValues
      ? [`a launch has only ${least} values: its p95 is nearly its worst value`]
      : []),
  ];
}

function reasonFor({ verdict, interval: [low, high] }: Claim, alpha: number, allowedChange: number): string {
  const interval = `the ${percent(1 - alpha)} interval of the change on these phones, ${percent(low)} to ${percent(high)},`;
  if (verdict === 'pass') return `${interval} ends below the allowed ${percent(allowedChange)}`;
  if (verdict === 'regress')
    return `${interval} lies above zero and reaches beyond the allowed ${percent(allowedChange)}`;
  if (verdict === 'improve') return `${interval} lies below zero`;
  return `${interval} allows both no change and more than ${percent(allowedChange)}: more launches are needed`;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(2))} %`;
}
