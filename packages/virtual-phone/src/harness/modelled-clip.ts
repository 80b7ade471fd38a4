import { Mp4Error } from '../mp4/mp4-boxes.ts';
import { type ClipFacts, type ClipFrame, readClip } from '../mp4/read-clip.ts';
import { LaunchError } from './launch-error.ts';

export interface FoundFrame {
  readonly frame: ClipFrame;
  /** How many frames the decoder has to take for it, from the key frame on, inclusive. */
  readonly decodedFrames: number;
}

/** Throws LaunchError `clip.corrupt`. */
export function openClip(data: Buffer, name: string): ClipFacts {
  try {
    return readClip(data);
  } catch (error) {
    if (!(error instanceof Mp4Error)) throw error;
    throw new LaunchError('clip.corrupt', `clip ${name} cannot be read as MP4: ${error.message}; replace the clip`);
  }
}

/**
 * The first frame at or after the target, or the last one, decoded from the key frame at or before the target. A phone without
 * exact seeks gives that key frame itself.
 */
export function frameAt({ frames }: ClipFacts, targetMs: number, exactSeek: boolean): FoundFrame {
  const key = Math.max(
    0,
    frames.findLastIndex(({ key: isKey, ptsMs }) => isKey && ptsMs <= targetMs + 0.0005),
  );
  if (!exactSeek) return { frame: frames[key] as ClipFrame, decodedFrames: 1 };
  // half a microsecond: a target that was computed from a pts has to find that very frame
  const at = frames.findIndex(({ ptsMs }) => ptsMs >= targetMs - 0.0005);
  const found = at === -1 ? frames.length - 1 : at;
  // a decoder gives frames out in presentation order: all that are shown from the key frame on have gone in before
  const shown = frames.slice(key, found + 1).map(({ decodeOrder }) => decodeOrder);
  return { frame: frames[found] as ClipFrame, decodedFrames: Math.max(...shown) - Math.min(...shown) + 1 };
}
