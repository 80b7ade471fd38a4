import type { Capture } from './capture.ts';

/** Best minus worst score of the reference over all its clips: the unit of every score figure. 0 when there are fewer than two scores. */
export function scoreRange(reference: Capture): number {
  const scores = reference.clips.flatMap((clip) => clip.frames.flatMap((frame) => frame.scores[0] ?? []));
  return scores.length < 2 ? 0 : Math.max(...scores) - Math.min(...scores);
}
