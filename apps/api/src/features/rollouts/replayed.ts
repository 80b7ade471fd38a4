import type { ReplayEvidence } from '@framefarm/domain';
import { seededRandom } from '@framefarm/phone-model';
import { groupBootstrap, groupIndices } from '@framefarm/policy';
import { quantile } from '@framefarm/stats';

/** What is kept of the replay with the rollout: policies and traces never change, so it is done once. */
export interface Replayed extends ReplayEvidence {
  /** Of the candidate. */
  readonly p95Ms: number;
}

/** One run of the replay: the candidate and the policy that it would replace, on the same clip at the same costs. */
export interface PairedPick {
  readonly clip: string;
  readonly latencyMs: number;
  /** That it looked at. */
  readonly frames: number;
  readonly regret: number;
  readonly theirRegret: number;
}

/** The interval has to be the same every time it is asked for. */
const BOOTSTRAP_SEED = 20_261_124;

export function summariseReplay(picks: readonly PairedPick[], budgetMs: number): Replayed {
  const clips = groupIndices(picks, ({ clip }) => clip);
  const differences = picks.map(({ regret, theirRegret }) => regret - theirRegret);
  const mean = (at: readonly number[]) => at.reduce((sum, i) => sum + (differences[i] as number), 0) / at.length;
  return {
    clips: clips.length,
    overShare: picks.filter(({ latencyMs }) => latencyMs > budgetMs).length / picks.length,
    blindShare: picks.filter(({ frames }) => frames === 0).length / picks.length,
    regretDifference: groupBootstrap(clips, mean, seededRandom(BOOTSTRAP_SEED)),
    p95Ms: quantile(
      picks.map(({ latencyMs }) => latencyMs),
      0.95,
    ) as number,
  };
}
