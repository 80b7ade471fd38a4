import { clipBelief } from './clip-belief.ts';
import { type DecoderState, type PickState, decodeNominalMs, engineFreeAtMs, fits } from './pick-state.ts';
import { distribution, quickExcess, reservationValue } from './reservation-value.ts';
import { NONE_FITS, NONE_WORTH } from './search-index.ts';

/** For so many frames every decision waits for the scores of all before: they say where to go and how much is to be had at all. */
export const FRAMES_IN_TURN = 8;

/**
 * The search of the frugal mode, which works no longer than it pays. As in the index mode the candidate with the highest reservation value
 * is the next goal and the search ends when the best score in hand beats every other, but with the clip's own mean and spread
 * (`clipBelief`), and with a frame still awaited counted as scored as expected. What has to be decoded anyhow is made use of: frames
 * ahead in the decoder's group come before a goal elsewhere, and frames on the way are looked at when that alone pays.
 * @returns a function that says a frame, NONE_FITS or NONE_WORTH
 */
export function frugalSearch(
  state: PickState,
  candidates: Int32Array,
): (decoder: DecoderState, nowMs: number) => number {
  const { field, policy, costs, clip } = state;
  const expected = new Float64Array(candidates.length);
  const spread = new Float64Array(candidates.length);
  /** Reservation values; minus infinity for what is taken or does not fit. */
  const hoped = new Float64Array(candidates.length);
  /** Per frame of the clip: what was expected of it when it was asked for. */
  const awaited = new Float64Array(clip.index.frames);

  function foresee(): void {
    const { decay, frames, scores, pending, count } = field;
    const belief = clipBelief(field, policy.prior);
    const opening = (policy.prior.openingMs * clip.index.fps) / 1000;
    const offsetAt = (i: number): number => {
      const frame = frames[i] as number;
      return ((pending[i] as boolean) ? (awaited[frame] as number) : (scores[i] as number)) - belief.mean;
    };
    let at = 0;
    for (let gap = 0; gap <= count; gap += 1) {
      const from = gap > 0 ? (frames[gap - 1] as number) : -1;
      const end = gap < count ? (frames[gap] as number) : clip.index.frames;
      const leftOff = gap > 0 ? offsetAt(gap - 1) : 0;
      const rightOff = gap < count ? offsetAt(gap) : 0;
      for (; at < candidates.length && (candidates[at] as number) < end; at += 1) {
        const frame = candidates[at] as number;
        const left = gap > 0 ? (decay[frame - from] as number) : 0;
        const right = gap < count ? (decay[end - frame] as number) : 0;
        const scale = 1 / Math.max(1e-9, 1 - left * left * right * right);
        const leftWeight = left * (1 - right * right) * scale;
        const rightWeight = right * (1 - left * left) * scale;
        // what the neighbours do not tell rests on the mean, which is in doubt itself
        const rest = 1 - leftWeight - rightWeight;
        const variance = (1 - left * left) * (1 - right * right) * scale + rest * rest * belief.meanVariance;
        const drop = frame < opening ? policy.prior.openingDropSds * belief.sd * rest : 0;
        expected[at] = belief.mean + leftWeight * leftOff + rightWeight * rightOff - drop;
        spread[at] = belief.sd * Math.sqrt(Math.max(1e-9, variance));
      }
    }
  }

  /** The first candidate between the decoder and its goal that pays for its own conversion and scoring; the goal when none does. */
  function onTheWay(decoder: DecoderState, goal: number, nowMs: number, engineFreeMs: number, inferMs: number): number {
    const { position } = decoder;
    const to = candidates[goal] as number;
    if (field.scored === 0 || position < (clip.gopStart[to] as number) || position >= to) return goal;
    const price = policy.lambda * (costs.convertMs * state.decodePace.ratio + inferMs);
    for (let i = 0; i < goal; i += 1) {
      const frame = candidates[i] as number;
      if (frame <= position || field.taken[frame] === 1) continue;
      const sd = spread[i] as number;
      if (sd * quickExcess((field.bestScore - (expected[i] as number)) / sd) < price) continue;
      if (fits(state, decodeNominalMs(state, position, frame), nowMs, engineFreeMs)) return i;
    }
    return goal;
  }

  /**
   * The best candidate ahead in the decoder's own group, if that is to be looked at before the goal in another one: to come back for it
   * costs the way from the key frame once more, and it will be wanted then unless the goal scores higher than what is hoped of it.
   */
  function aheadOf(goal: number, { position }: DecoderState, inferMs: number): number {
    const group = position < 0 ? -1 : (clip.gopStart[position] as number);
    if (field.scored === 0 || group < 0 || clip.gopStart[candidates[goal] as number] === group) return goal;
    let ahead = -1;
    let most = field.bestScore;
    for (let i = 0; i < candidates.length; i += 1) {
      const frame = candidates[i] as number;
      if (frame <= position || clip.gopStart[frame] !== group || (hoped[i] as number) <= most) continue;
      most = hoped[i] as number;
      ahead = i;
    }
    if (ahead < 0) return goal;
    const frame = candidates[ahead] as number;
    const costFrom = (at: number) => decodeNominalMs(state, at, frame) * state.decodePace.ratio + inferMs;
    const stillWanted = distribution((most - (expected[goal] as number)) / (spread[goal] as number));
    return stillWanted * costFrom(-1) > costFrom(position) ? ahead : goal;
  }

  return (decoder, nowMs) => {
    foresee();
    const engineFreeMs = engineFreeAtMs(state, nowMs);
    const inferMs = costs.inferMs * state.inferPace.ratio;
    let bestValue = Number.NEGATIVE_INFINITY;
    let goal = -1;
    for (let i = 0; i < candidates.length; i += 1) {
      const frame = candidates[i] as number;
      hoped[i] = Number.NEGATIVE_INFINITY;
      if (field.taken[frame] === 1) continue;
      const nominalMs = decodeNominalMs(state, decoder.position, frame);
      if (!fits(state, nominalMs, nowMs, engineFreeMs)) continue;
      const sd = spread[i] as number;
      const costMs = nominalMs * state.decodePace.ratio + inferMs;
      const value = (expected[i] as number) + sd * reservationValue((policy.lambda * costMs) / sd);
      hoped[i] = value;
      if (value <= bestValue) continue;
      bestValue = value;
      goal = i;
    }
    if (goal < 0) return NONE_FITS;
    if (field.count >= policy.maxFrames) return NONE_WORTH;
    if (field.scored >= policy.minFrames && bestValue <= field.bestScore) return NONE_WORTH;
    const chosen = onTheWay(decoder, aheadOf(goal, decoder, inferMs), nowMs, engineFreeMs, inferMs);
    awaited[candidates[chosen] as number] = expected[chosen] as number;
    return candidates[chosen] as number;
  };
}
