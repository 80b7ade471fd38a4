import type { Capture, Level } from '@framefarm/consistency';

/** What is usually done: the picks are the same and no score is further off than one tolerance for everything; it can only blame the score. */
export function scalarJudge(reference: Capture, other: Capture): Level | null {
  const apart = reference.clips.some((clip, i) => {
    const theirs = other.clips[i];
    return (
      theirs?.picked !== clip.picked ||
      clip.frames.some(
        (frame, j) => Math.abs((frame.scores[0] ?? 0) - (theirs?.frames[j]?.scores[0] ?? Infinity)) > 0.01,
      )
    );
  });
  return apart ? 'score' : null;
}
