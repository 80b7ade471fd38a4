import type { PreparedClip } from './clip-index.ts';
import { type DecoderState, type PickState, decodeNominalMs, engineFreeAtMs, fits } from './pick-state.ts';
import { reservationValue } from './reservation-value.ts';
import { offsetOf } from './score-field.ts';

/** No frame found: none fits the rest of the budget, or none is worth its time. */
export const NONE_FITS = -1;
export const NONE_WORTH = -2;

/** So many candidates at most, whatever the clip's length. */
const MOST_CANDIDATES = 160;

/** Every key frame, and frames at a stride between them, moved off B frames. Rising, without repeats. */
export function indexCandidates(clip: PreparedClip, strideFrames: number): Int32Array {
  const { frames, keyFrames } = clip.index;
  const stride = Math.max(1, Math.round(strideFrames), Math.ceil(frames / MOST_CANDIDATES));
  const found = new Set<number>(keyFrames);
  keyFrames.forEach((start, g) => {
    for (let frame = start + stride; frame < (keyFrames[g + 1] ?? frames); frame += stride)
      found.add(clip.snapped[frame] as number);
  });
  return Int32Array.from(found).toSorted();
}

/**
 * The candidate with the highest reservation value: open the most promising box first and stop when the best score in hand beats every
 * other (Pandora's rule with recall; Weitzman 1979). Mean and spread of a frame come from the bridge between its scored neighbours; a
 * pending neighbour counts as scored at the mean. @returns a frame, NONE_FITS or NONE_WORTH
 */
export function searchIndex(state: PickState, candidates: Int32Array, decoder: DecoderState, nowMs: number): number {
  const { field, policy, costs, clip } = state;
  const { decay, frames, count, mean } = field;
  const { sd, openingMs, openingDropSds } = policy.prior;
  const opening = (openingMs * clip.index.fps) / 1000;
  const engineFreeMs = engineFreeAtMs(state, nowMs);
  const inferMs = costs.inferMs * state.inferPace.ratio;
  // no frame costs less or is less certain than this, so none hopes for more; most frames are passed over by it
  const mostHoped = reservationValue((policy.lambda * inferMs) / sd);
  let bestValue = Number.NEGATIVE_INFINITY;
  let bestFrame = NONE_FITS;
  let at = 0;
  for (let gap = 0; gap <= count; gap += 1) {
    const from = gap > 0 ? (frames[gap - 1] as number) : -1;
    const end = gap < count ? (frames[gap] as number) : clip.index.frames;
    const leftOff = offsetOf(field, gap - 1);
    const rightOff = offsetOf(field, gap);
    for (; at < candidates.length && (candidates[at] as number) < end; at += 1) {
      const frame = candidates[at] as number;
      if (frame === from) continue;
      const left = gap > 0 ? (decay[frame - from] as number) : 0;
      const right = gap < count ? (decay[end - frame] as number) : 0;
      const leftOpen = 1 - left * left;
      const rightOpen = 1 - right * right;
      const scale = 1 / (1 - left * left * right * right);
      const spread = sd * Math.sqrt(Math.max(1e-9, leftOpen * rightOpen * scale));
      const drop = frame < opening ? openingDropSds * spread : 0;
      const expected = mean + (left * rightOpen * leftOff + right * leftOpen * rightOff) * scale - drop;
      if (expected + spread * mostHoped <= bestValue) continue;
      const nominalMs = decodeNominalMs(state, decoder.position, frame);
      if (!fits(state, nominalMs, nowMs, engineFreeMs)) continue;
      const costMs = nominalMs * state.decodePace.ratio + inferMs;
      const value = expected + spread * reservationValue((policy.lambda * costMs) / spread);
      if (value <= bestValue) continue;
      bestValue = value;
      bestFrame = frame;
    }
  }
  if (bestFrame < 0) return NONE_FITS;
  if (count >= policy.maxFrames) return NONE_WORTH;
  return field.scored >= policy.minFrames && bestValue <= field.bestScore ? NONE_WORTH : bestFrame;
}
