import { frameOrder } from '../frame-order.ts';
import type { PreparedClip } from './clip-index.ts';

/** Key frames in an order of which every prefix is spread over the clip. */
export function keyFrameList({ index }: PreparedClip): number[] {
  return frameOrder(index.keyFrames.length).map((k) => index.keyFrames[k] as number);
}

/** Key frames first, because they cost least, then others between them, spread, until there are `count`. */
export function coarseList(clip: PreparedClip, count: number): number[] {
  const found = new Set(keyFrameList(clip).slice(0, count));
  const places = Math.min(clip.index.frames, 2 * count);
  for (const k of frameOrder(places)) {
    if (found.size >= count) break;
    found.add(clip.snapped[Math.floor(((k + 0.5) / places) * clip.index.frames)] as number);
  }
  return [...found];
}
