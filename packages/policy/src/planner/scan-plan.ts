import type { PreparedClip } from './clip-index.ts';
import { contentionOf } from './cost-table.ts';
import type { PickState } from './pick-state.ts';

/** A scan: how many decoders, and for each group of pictures the frames to look at, rising. Longest group first. */
export interface ScanPlan {
  readonly decoders: number;
  readonly groups: readonly (readonly number[])[];
}

/** What a scan leaves of the budget for stalls in decoding, besides the guard on each step. */
const DECODE_SHARE = 0.92;
/** Another decoder has to allow so many times the frames to be worth its memory. */
const WORTH_A_DECODER = 1.1;

/** The scan that sees the most frames within the budget; null when none with up to `most` decoders is dense enough. */
export function scanPlan(state: PickState, most: number, nowMs: number): ScanPlan | null {
  let decoders = 0;
  let frames = 0;
  for (let count = 1; count <= most; count += 1) {
    const affordable = scanFrames(state, count, nowMs);
    if (affordable > frames * WORTH_A_DECODER) {
      decoders = count;
      frames = affordable;
    }
  }
  const { index } = state.clip;
  if (frames < 1 || frames < (index.frames / index.fps) * state.policy.minScanFps) return null;
  return { decoders, groups: evenFrames(state.clip, frames) };
}

/** Each group is decoded once by one decoder; so the longest group and the mean load bound the time from below. */
function scanFrames(
  { clip, costs, policy, limits, decodePace, inferPace }: PickState,
  decoders: number,
  nowMs: number,
): number {
  const slow = contentionOf(costs, decoders);
  let sumMs = 0;
  let longestMs = 0;
  clip.index.keyFrames.forEach((start, g) => {
    const length = (clip.index.keyFrames[g + 1] ?? clip.index.frames) - start;
    const groupMs = (costs.seekMs + length * costs.decodeMs) * slow;
    sumMs += groupMs;
    longestMs = Math.max(longestMs, groupMs);
  });
  const startedMs = nowMs + costs.decoderInitMs * slow * decodePace.ratio;
  const decodedMs = startedMs + Math.max(sumMs / decoders, longestMs) * decodePace.ratio;
  const byDecoding = (limits.budgetMs * DECODE_SHARE - decodedMs) / ((costs.convertMs / decoders) * decodePace.ratio);
  const byEngine = ((limits.budgetMs - startedMs) / (costs.inferMs * inferPace.ratio)) * policy.coarseShare;
  return Math.floor(Math.min(byDecoding, byEngine, clip.index.frames, policy.maxFrames));
}

function evenFrames(clip: PreparedClip, count: number): number[][] {
  const groups = new Map<number, number[]>();
  let last = -1;
  for (let i = 0; i < count; i += 1) {
    const frame = clip.snapped[Math.floor(((i + 0.5) / count) * clip.index.frames)] as number;
    if (frame <= last) continue;
    last = frame;
    const start = clip.gopStart[frame] as number;
    const group = groups.get(start);
    if (group === undefined) groups.set(start, [frame]);
    else group.push(frame);
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length);
}
