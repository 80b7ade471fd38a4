import type { Random } from '@framefarm/phone-model';
import { type Interval, groupBootstrap } from '@framefarm/policy';
import { quantile } from '@framefarm/stats';
import { sourceOf } from './load-traces.ts';
import { POLICY_NAMES, type PolicyName, type TierOutcomes } from './score-split.ts';
import type { TierName } from './tier-worlds.ts';

/** Everything one tier came to with one scorer, splits pooled. */
interface Pooled {
  readonly latencyMs: Record<PolicyName, number[]>;
  readonly busyMs: Record<PolicyName, number[]>;
  readonly frames: Record<PolicyName, number[]>;
  /** Per source: number of runs and sum of regret, so that a bootstrap over sources is a matter of sums. */
  readonly bySource: Map<string, { runs: number; readonly regret: Record<PolicyName, number> }>;
}

export interface PolicyFigures {
  readonly regret: Readonly<Record<string, number>>;
  readonly runs: number;
  readonly overShare: number;
  /** Of picks for which no frame was scored. */
  readonly blindShare: number;
  readonly p99Share: number;
  readonly busyMs: number;
}

export interface TierFigures {
  readonly tier: TierName;
  /** Mean of the scorers; regret also by scorer. */
  readonly policies: Readonly<Record<PolicyName, PolicyFigures>>;
  /** Share of the opponent's regret that ours removes, mean of the scorers. */
  readonly removed: number;
  readonly removedInterval: Interval;
  readonly removedByScorer: Readonly<Record<string, number>>;
  readonly globalRemoved: number;
  /** Regret of ours, held to the busy time of the fair fixed N, over that of the fair fixed N. */
  readonly equalBusy: number;
  /** The other way round: ours over the best fixed N of at most our busy time, whatever its latency. */
  readonly atOurBusy: number;
  /** Share of the way from one global N to ours that a tier without data keeps. */
  readonly coldKept: number;
}

const record = <T>(valueOf: (name: PolicyName) => T) =>
  Object.fromEntries(POLICY_NAMES.map((name) => [name, valueOf(name)])) as Record<PolicyName, T>;

function pool(parts: readonly TierOutcomes[]): Pooled {
  const pooled: Pooled = {
    latencyMs: record(() => []),
    busyMs: record(() => []),
    frames: record(() => []),
    bySource: new Map(),
  };
  for (const { runs, outcomes } of parts) {
    for (const name of POLICY_NAMES) {
      for (const ms of outcomes[name].latencyMs) pooled.latencyMs[name].push(ms);
      for (const ms of outcomes[name].busyMs) pooled.busyMs[name].push(ms);
      for (const count of outcomes[name].frames) pooled.frames[name].push(count);
    }
    for (const [i, { scored }] of runs.entries()) {
      const source = sourceOf(scored);
      const sums = pooled.bySource.get(source) ?? { runs: 0, regret: record(() => 0) };
      pooled.bySource.set(source, sums);
      sums.runs += 1;
      for (const name of POLICY_NAMES) sums.regret[name] += outcomes[name].regret[i] as number;
    }
  }
  return pooled;
}

export function tierFigures(
  tier: TierName,
  byScorer: ReadonlyMap<string, readonly TierOutcomes[]>,
  budgetMs: number,
  random: Random,
  draws: number,
): TierFigures {
  const pooled = new Map([...byScorer].map(([scorer, parts]) => [scorer, pool(parts)]));
  const scorers = [...pooled.keys()];
  const sources = [...new Set([...pooled.values()].flatMap(({ bySource }) => [...bySource.keys()]))];
  const all = sources.map((_, i) => i);
  const regretOf = (scorer: string, name: PolicyName, drawn: readonly number[]) => {
    let sum = 0;
    let runs = 0;
    for (const i of drawn) {
      const sums = pooled.get(scorer)?.bySource.get(sources[i] as string);
      sum += sums?.regret[name] ?? 0;
      runs += sums?.runs ?? 0;
    }
    return sum / runs;
  };
  const overScorers = (valueOf: (scorer: string) => number) => mean(scorers.map(valueOf));
  const removed = (scorer: string, name: PolicyName, from: PolicyName, drawn = all) =>
    1 - regretOf(scorer, name, drawn) / regretOf(scorer, from, drawn);
  const removedOn = (drawn: readonly number[]) =>
    overScorers((scorer) => removed(scorer, 'ours', 'fair fixed N', [...drawn]));
  const gain = (scorer: string, name: PolicyName) => regretOf(scorer, 'global N', all) - regretOf(scorer, name, all);
  const times = (name: PolicyName) => [...pooled.values()].map((p) => p.latencyMs[name]);
  return {
    tier,
    policies: record((name) => ({
      regret: Object.fromEntries(scorers.map((scorer) => [scorer, regretOf(scorer, name, all)])),
      runs: times(name).reduce((sum, ms) => sum + ms.length, 0),
      overShare: mean(times(name).map((ms) => ms.filter((value) => value > budgetMs).length / ms.length)),
      blindShare: mean([...pooled.values()].map((p) => mean(p.frames[name].map((count) => (count === 0 ? 1 : 0))))),
      p99Share: mean(times(name).map((ms) => (quantile(ms, 0.99) ?? Number.NaN) / budgetMs)),
      busyMs: mean([...pooled.values()].map((p) => mean(p.busyMs[name]))),
    })),
    removed: removedOn(all),
    removedInterval: groupBootstrap(
      all.map((i) => [i]),
      removedOn,
      random,
      draws,
    ),
    removedByScorer: Object.fromEntries(scorers.map((scorer) => [scorer, removed(scorer, 'ours', 'fair fixed N')])),
    globalRemoved: overScorers((scorer) => removed(scorer, 'global N', 'fair fixed N')),
    atOurBusy: overScorers((scorer) => 1 - removed(scorer, 'ours', 'fixed N of our busy time')),
    equalBusy: overScorers((scorer) => 1 - removed(scorer, 'ours of their busy time', 'fair fixed N')),
    coldKept: overScorers((scorer) => gain(scorer, 'ours, tier without data') / gain(scorer, 'ours')),
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
