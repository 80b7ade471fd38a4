import type { ClipIndex } from './clip-index.ts';
import type { ScorePrior } from './planner-policy.ts';

/** Frames that one pick has asked for, in presentation order, and the scores that have come back. */
export interface ScoreField {
  /** Rising; `scores` and `pending` go with it. */
  readonly frames: number[];
  readonly scores: number[];
  readonly pending: boolean[];
  /** Per frame of the clip: asked for. */
  readonly taken: Uint8Array;
  /** Autocorrelation by distance in frames. */
  readonly decay: Float64Array;
  readonly count: number;
  readonly scored: number;
  /** Mean of the scores, drawn towards the mean of the traces while few have come. */
  readonly mean: number;
  readonly bestScore: number;
  readonly bestFrame: number;
  take(frame: number): void;
  score(frame: number, score: number): void;
}

/** `decay`: `decayByDistance` of the clip. */
export function scoreField({ frames: length }: ClipIndex, prior: ScorePrior, decay: Float64Array): ScoreField {
  const frames: number[] = [];
  const scores: number[] = [];
  const pending: boolean[] = [];
  const taken = new Uint8Array(length);
  let sum = 0;
  const field = {
    frames,
    scores,
    pending,
    taken,
    decay,
    count: 0,
    scored: 0,
    mean: prior.mean,
    bestScore: Number.NEGATIVE_INFINITY,
    bestFrame: -1,
    take(frame: number): void {
      const at = placeOf(frame);
      frames.splice(at, 0, frame);
      scores.splice(at, 0, 0);
      pending.splice(at, 0, true);
      taken[frame] = 1;
      field.count += 1;
    },
    score(frame: number, score: number): void {
      const at = placeOf(frame);
      scores[at] = score;
      pending[at] = false;
      sum += score;
      field.scored += 1;
      field.mean = (prior.mean * prior.kappa + sum) / (prior.kappa + field.scored);
      const better = score > field.bestScore || (score === field.bestScore && frame < field.bestFrame);
      if (!better) return;
      field.bestScore = score;
      field.bestFrame = frame;
    },
  };
  function placeOf(frame: number): number {
    let low = 0;
    let high = field.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((frames[middle] as number) < frame) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  return field;
}

/** Score of a taken frame above the mean; 0 for one that is pending or does not exist. */
export function offsetOf({ count, pending, scores, mean }: ScoreField, at: number): number {
  return at >= 0 && at < count && !(pending[at] as boolean) ? (scores[at] as number) - mean : 0;
}

/** Autocorrelation of scores by distance in frames, 0 to the length of the clip. */
export function decayByDistance({ frames, fps }: ClipIndex, prior: ScorePrior): Float64Array {
  const perFrame = Math.exp(-1000 / (fps * prior.tauMs));
  const decay = new Float64Array(frames + 1);
  decay[0] = 1;
  // beyond 1e-12 nothing is left to compute with
  for (let d = 1; d <= frames && (decay[d - 1] as number) > 1e-12; d += 1)
    decay[d] = (decay[d - 1] as number) * perFrame;
  return decay;
}
