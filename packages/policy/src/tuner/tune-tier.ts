import { type Random, seededRandom } from '@framefarm/phone-model';
import { PolicyInputError } from '../errors.ts';
import { checkPlannerPolicy } from '../planner/planner-policy.ts';
import type { MemoryCost } from './calibrate-memory.ts';
import { type Interval, groupBootstrap, groupIndices } from './paired-bootstrap.ts';
import { paretoFront } from './pareto-front.ts';
import type { PolicyCandidate } from './policy-space.ts';
import { pricedForBusy } from './price-for-busy.ts';
import { type Outcomes, type ReplayRun, replayCandidate } from './replay-candidate.ts';
import { type Summary, summarise } from './summarise.ts';
import type { TunerLimits, Weighed } from './weighed.ts';
import { whyNone } from './why-none.ts';

export interface TuneInput {
  readonly candidates: readonly PolicyCandidate[];
  /** Ordered so that every beginning of the list is a fair choice of clips and phones. */
  readonly runs: readonly ReplayRun[];
  readonly limits: TunerLimits;
  readonly memory: MemoryCost;
  /** Of the bootstrap. */
  readonly seed: number;
}

export interface TuneProgress {
  readonly round: number;
  readonly rounds: number;
  readonly done: number;
  readonly of: number;
}

export interface TuneResult {
  /** Null when no candidate keeps the limits. */
  readonly recommended: Weighed | null;
  /** 95 % interval of the recommended policy's mean regret, over clips. */
  readonly regret: Interval | null;
  readonly front: readonly Weighed[];
  /** Everything that was replayed over all runs. */
  readonly finalists: readonly Weighed[];
  readonly replays: number;
  readonly reasons: readonly string[];
}

/** Share of the runs and of the candidates in each round: successive halving over clips (Karnin, Koren and Somekh 2013). */
const ROUNDS = [
  { runs: 0.12, keep: 0.3 },
  { runs: 0.4, keep: 0.3 },
  { runs: 1, keep: 1 },
] as const;
const LEAST_KEPT = 8;
const LEAST_RUNS = 20;

/**
 * Replays every candidate over the runs and recommends the feasible one of least mean regret. With a limit on busy time the frugal ones
 * are given the price that keeps it first, which is a round of its own. A generator, so that whoever runs it can show progress after
 * each candidate and cancel by not asking for more.
 * @throws PolicyInputError without runs or candidates, or for a candidate outside its bounds
 */
export function* tuneTier(input: TuneInput): Generator<TuneProgress, TuneResult> {
  const { runs, limits } = input;
  if (runs.length === 0)
    throw new PolicyInputError('there is no run to replay: the tuner needs traces and calibrated phones');
  if (input.candidates.length === 0) throw new PolicyInputError('the policy space is empty: allow at least one mode');
  input.candidates.forEach(({ policy }) => checkPlannerPolicy(policy));
  const pricing = Number.isFinite(limits.busyMs) ? 1 : 0;
  const rounds = pricing + ROUNDS.length;
  let left: readonly PolicyCandidate[] = input.candidates;
  if (pricing > 0) {
    const steps = pricedForBusy(input.candidates, runs, limits.busyMs);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { round: 0, rounds, ...step.value };
    left = step.value;
  }
  let finalists: { weighed: Weighed; outcomes: Outcomes }[] = [];
  let replays = 0;
  for (const [round, { runs: share, keep }] of ROUNDS.entries()) {
    const count = Math.min(runs.length, Math.max(LEAST_RUNS, Math.round(share * runs.length)));
    const some = count === runs.length ? runs : runs.slice(0, count);
    const ranked: { candidate: PolicyCandidate; outcomes: Outcomes; summary: Summary }[] = [];
    for (const [done, candidate] of left.entries()) {
      const outcomes = replayCandidate(candidate, some);
      replays += count;
      ranked.push({ candidate, outcomes, summary: summarise(outcomes, limits.budgetMs) });
      yield { round: pricing + round, rounds, done: done + 1, of: left.length };
    }
    const last = round === ROUNDS.length - 1;
    if (last) {
      finalists = ranked.map(({ candidate, outcomes, summary }) => ({
        weighed: weigh(candidate, summary, input),
        outcomes,
      }));
      replays += count * ranked.length;
    } else {
      ranked.sort(
        (a, b) => excess(a.summary, limits) - excess(b.summary, limits) || a.summary.regret - b.summary.regret,
      );
      left = ranked.slice(0, Math.max(LEAST_KEPT, Math.ceil(keep * ranked.length))).map(({ candidate }) => candidate);
    }
  }
  return conclude(finalists, input, replays);
}

function weigh(candidate: PolicyCandidate, summary: Summary, { runs, limits, memory }: TuneInput): Weighed {
  const twice = summarise(replayCandidate(candidate, runs, 2), limits.budgetMs);
  const memoryKb = memory.baseKb + memory.decoderKb * summary.decoders;
  const feasible =
    summary.overShare <= limits.overShare &&
    twice.overShare <= limits.overShareTwiceSlow &&
    summary.blindShare <= limits.blindShare &&
    summary.busyMs <= limits.busyMs &&
    memoryKb <= limits.memoryKb;
  return {
    candidate,
    summary,
    overShareTwiceSlow: twice.overShare,
    blindShareTwiceSlow: twice.blindShare,
    memoryKb,
    feasible,
  };
}

/** How far beyond the limits, with two standard errors of doubt on each share; 0 within. */
function excess({ overShare, blindShare, busyMs, runs }: Summary, limits: TunerLimits): number {
  const beyond = (share: number, limit: number) =>
    Math.max(0, share - limit - 2 * Math.sqrt((limit * (1 - limit)) / runs));
  return (
    beyond(overShare, limits.overShare) +
    beyond(blindShare, limits.blindShare) +
    Math.max(0, busyMs / limits.busyMs - 1)
  );
}

function conclude(
  finalists: readonly { weighed: Weighed; outcomes: Outcomes }[],
  { runs, seed, candidates, limits }: TuneInput,
  replays: number,
): TuneResult {
  const random = seededRandom(seed);
  const feasible = finalists.filter(({ weighed }) => weighed.feasible);
  const [best] = feasible.toSorted(
    (a, b) =>
      a.weighed.summary.regret - b.weighed.summary.regret || a.weighed.summary.busyMs - b.weighed.summary.busyMs,
  );
  const all = finalists.map(({ weighed }) => weighed);
  const front = paretoFront(
    feasible.map(({ weighed }) => weighed),
    ({ summary, memoryKb }) => [summary.regret, summary.p95Ms, summary.busyMs, memoryKb],
  );
  const counted = `${candidates.length} candidates, ${all.length} replayed over all ${runs.length} runs, ${feasible.length} within the limits`;
  if (best === undefined) {
    return {
      recommended: null,
      regret: null,
      front,
      finalists: all,
      replays,
      reasons: [counted, whyNone(all, limits)],
    };
  }
  const groups = groupIndices(runs, ({ scored }) => scored.name);
  const interval = groupBootstrap(groups, (drawn) => meanAt(best.outcomes.regret, drawn), random);
  return {
    recommended: best.weighed,
    regret: interval,
    front,
    finalists: all,
    replays,
    reasons: [counted, ...whyBest(best.weighed, interval), ...whyNotCheaper(best, front, feasible, groups, random)],
  };
}

function whyBest(
  { candidate, summary, overShareTwiceSlow, blindShareTwiceSlow }: Weighed,
  { low, high }: Interval,
): string[] {
  const { policy, setting } = candidate;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    `${policy.mode}, ${setting.precision}, ${policy.decoders} decoder(s): least mean regret ${summary.regret.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}] within the limits`,
    `over budget in ${percent(summary.overShare)} of runs, ${percent(overShareTwiceSlow)} on phones twice as slow as their table; p95 ${summary.p95Ms.toFixed(0)} ms, busy ${summary.busyMs.toFixed(0)} ms`,
    `blind in ${percent(summary.blindShare)} of runs, ${percent(blindShareTwiceSlow)} on phones twice as slow: no time for a first look, the first frame is the cover`,
  ];
}

/** The cheapest policy of the front and what it would lose, so that a person can choose energy over the last of the regret. */
function whyNotCheaper(
  best: { weighed: Weighed; outcomes: Outcomes },
  front: readonly Weighed[],
  feasible: readonly { weighed: Weighed; outcomes: Outcomes }[],
  groups: readonly (readonly number[])[],
  random: Random,
): string[] {
  const [cheapest] = front.toSorted((a, b) => a.summary.busyMs - b.summary.busyMs);
  const other = feasible.find(({ weighed }) => weighed === cheapest);
  if (other === undefined || other === best) return [];
  const loss = groupBootstrap(
    groups,
    (drawn) => meanAt(other.outcomes.regret, drawn) - meanAt(best.outcomes.regret, drawn),
    random,
  );
  return [
    `the cheapest of the front works ${other.weighed.summary.busyMs.toFixed(0)} ms instead and loses ${(other.weighed.summary.regret - best.weighed.summary.regret).toFixed(4)} [${loss.low.toFixed(4)}, ${loss.high.toFixed(4)}] of score`,
  ];
}

function meanAt(values: readonly number[], at: readonly number[]): number {
  let sum = 0;
  for (const i of at) sum += values[i] as number;
  return sum / at.length;
}
