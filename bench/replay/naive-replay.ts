import {
  CALM,
  type Planner,
  type PolicyCandidate,
  type ReplayRun,
  createPlanner,
  prepareClip,
  replayPolicy,
} from '@framefarm/policy';

/**
 * The same pick by a planner that keeps nothing: it prepares the clip and goes through the pick's whole history again for every
 * question. @returns the regret
 */
export function naiveReplay({ policy, setting }: PolicyCandidate, { scored, world }: ReplayRun): number {
  const history: ((planner: Planner) => void)[] = [];
  const again = (): Planner => {
    const planner = createPlanner(policy, prepareClip(scored.clip.index), CALM);
    for (const call of history) call(planner);
    return planner;
  };
  const forgetful: Planner = {
    opened(atMs) {
      const decoders = again().opened(atMs);
      history.push((planner) => planner.opened(atMs));
      return decoders;
    },
    next(decoder, atMs) {
      const decision = again().next(decoder, atMs);
      history.push((planner) => planner.next(decoder, atMs));
      return decision;
    },
    scored(frame, score, atMs) {
      history.push((planner) => planner.scored(frame, score, atMs));
    },
    chosen: () => again().chosen(),
  };
  return replayPolicy(scored.scores, scored.clip, setting.costs, setting.scoreNoiseSd, forgetful, world).regret;
}
