import { PolicyInputError } from '../errors.ts';

/** What a container's index says about a clip before anything is decoded. Frames are numbered in presentation order. */
export interface ClipIndex {
  readonly frames: number;
  readonly fps: number;
  /** Frame numbers, rising; the first is 0, because a decoder can start nowhere else. */
  readonly keyFrames: readonly number[];
  /** One entry a frame: whether it is a B frame (its pts lies below one decoded before it). Null when the index does not tell. */
  readonly bFrames: readonly boolean[] | null;
}

/** A clip index with the look-ups that every step needs; made once per clip, shared by all replays of it. */
export interface PreparedClip {
  readonly index: ClipIndex;
  /** Per frame: the key frame that decoding has to start from. */
  readonly gopStart: Int32Array;
  /** Per frame: the nearest frame that is no B frame, the frame itself where types are unknown. */
  readonly snapped: Int32Array;
}

/** How far a planned frame may move to reach a frame that is no B frame (sampling-policy research, section 9: one to two frames). */
const SNAP_FRAMES = 2;

/** @throws PolicyInputError when the index contradicts itself */
export function prepareClip(index: ClipIndex): PreparedClip {
  const problem = problemOf(index);
  if (problem !== null)
    throw new PolicyInputError(`the clip index is unusable: ${problem}; read it from the container again`);
  const gopStart = new Int32Array(index.frames);
  let gop = 0;
  for (let frame = 0; frame < index.frames; frame += 1) {
    if (index.keyFrames[gop + 1] === frame) gop += 1;
    gopStart[frame] = index.keyFrames[gop] as number;
  }
  const snapped = Int32Array.from({ length: index.frames }, (_, frame) => snap(index, frame));
  return { index, gopStart, snapped };
}

function snap({ bFrames, frames }: ClipIndex, frame: number): number {
  for (let away = 0; bFrames !== null && away <= SNAP_FRAMES; away += 1) {
    if (frame + away < frames && !bFrames[frame + away]) return frame + away;
    if (frame - away >= 0 && !bFrames[frame - away]) return frame - away;
  }
  return frame;
}

function problemOf({ frames, fps, keyFrames, bFrames }: ClipIndex): string | null {
  if (!Number.isSafeInteger(frames) || frames < 1) return `it has ${frames} frames`;
  if (!(fps > 0) || !Number.isFinite(fps)) return `its frame rate is ${fps}`;
  if (keyFrames[0] !== 0) return 'its first frame is no key frame';
  if (
    keyFrames.some((frame, i) => !Number.isSafeInteger(frame) || frame >= frames || frame <= (keyFrames[i - 1] ?? -1))
  )
    return 'its key frames do not rise within the clip';
  if (bFrames !== null && bFrames.length !== frames) return `it types ${bFrames.length} of ${frames} frames`;
  return null;
}
