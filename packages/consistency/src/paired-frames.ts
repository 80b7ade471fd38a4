import type { Capture, Frame } from './capture.ts';
import { ConsistencyError } from './errors.ts';
import type { Place } from './figures.ts';

export interface FramePair {
  readonly place: Place;
  readonly reference: Frame;
  readonly other: Frame;
}

/** The frames of two captures of the same clips and targets, side by side. Throws ConsistencyError when they are of different ones. */
export function pairFrames(reference: Capture, other: Capture): readonly FramePair[] {
  const say = (what: string) =>
    new ConsistencyError(
      `${other.name} cannot be compared with ${reference.name}: ${what}; collect both from the same specification`,
    );
  if (reference.clips.length !== other.clips.length) throw say('they have different clips');
  return reference.clips.flatMap((clip, index) => {
    const theirs = other.clips[index];
    if (theirs?.sha256 !== clip.sha256) throw say(`clip ${clip.name} is another one`);
    if (theirs.frames.length !== clip.frames.length) throw say(`clip ${clip.name} has another number of frames`);
    return clip.frames.flatMap((frame, i) => {
      const opposite = theirs.frames[i];
      return opposite === undefined
        ? []
        : [{ place: { clip: clip.name, frame: i }, reference: frame, other: opposite }];
    });
  });
}
