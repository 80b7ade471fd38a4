import { PolicyInputError } from '../errors.ts';
import { type ClipIndex, type PreparedClip, prepareClip } from '../planner/clip-index.ts';

/** A dense trace made ready for replay: what the container says and the score of every frame at the reference precision. */
export interface ScoredClip {
  readonly name: string;
  readonly clip: PreparedClip;
  readonly scores: Float64Array;
}

/** @throws PolicyInputError when scores and index do not belong together */
export function scoredClip(name: string, index: ClipIndex, scores: readonly number[]): ScoredClip {
  if (scores.length !== index.frames)
    throw new PolicyInputError(`${name} has ${scores.length} scores for ${index.frames} frames: trace it again`);
  if (!scores.every(Number.isFinite))
    throw new PolicyInputError(`${name} has a score that is no number: trace it again`);
  return { name, clip: prepareClip(index), scores: Float64Array.from(scores) };
}
