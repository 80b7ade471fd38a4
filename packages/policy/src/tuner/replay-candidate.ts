import { plannersFor } from '../planner/create-planner.ts';
import { CALM } from '../planner/phone-limits.ts';
import type { Planner } from '../planner/planner.ts';
import { type ReplayWorld, replayPolicy } from '../replay/replay-policy.ts';
import type { PolicyCandidate, EngineSetting } from './policy-space.ts';
import type { ScoredClip } from './scored-clip.ts';

/** One clip on one phone. The same list for every candidate, so that differences are paired. */
export interface ReplayRun {
  readonly scored: ScoredClip;
  readonly world: ReplayWorld;
}

/** Per run, in the order of the runs. */
export interface Outcomes {
  readonly latencyMs: readonly number[];
  readonly regret: readonly number[];
  readonly busyMs: readonly number[];
  readonly frames: readonly number[];
  /** Most decoders that any run started. */
  readonly decoders: number;
}

/** `slower`: every time is multiplied by it, and the planner is not told. */
export function replayCandidate(
  { policy, setting }: PolicyCandidate,
  runs: readonly ReplayRun[],
  slower = 1,
): Outcomes {
  const factories = new Map<ScoredClip, () => Planner>();
  const plannerFor = (scored: ScoredClip): Planner => {
    let factory = factories.get(scored);
    if (factory === undefined) {
      const planners = plannersFor(policy, scored.clip);
      factory = () => planners(CALM);
      factories.set(scored, factory);
    }
    return factory();
  };
  return replayAll(setting, runs, plannerFor, slower);
}

/** The same for anything that plans: a list without a guard, for example. */
export function replayAll(
  setting: EngineSetting,
  runs: readonly ReplayRun[],
  plannerFor: (scored: ScoredClip) => Planner,
  slower = 1,
): Outcomes {
  const outcomes = {
    latencyMs: [] as number[],
    regret: [] as number[],
    busyMs: [] as number[],
    frames: [] as number[],
    decoders: 0,
  };
  for (const { scored, world } of runs) {
    const phone =
      slower === 1
        ? world
        : { ...world, decodeFactor: world.decodeFactor * slower, inferFactor: world.inferFactor * slower };
    const replayed = replayPolicy(
      scored.scores,
      scored.clip,
      setting.costs,
      setting.scoreNoiseSd,
      plannerFor(scored),
      phone,
    );
    outcomes.latencyMs.push(replayed.latencyMs);
    outcomes.regret.push(replayed.regret);
    outcomes.busyMs.push(replayed.busyMs);
    outcomes.frames.push(replayed.frames);
    outcomes.decoders = Math.max(outcomes.decoders, replayed.decoders);
  }
  return outcomes;
}
