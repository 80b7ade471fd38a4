import { type DecoderState, type PickState, decodeNominalMs, engineFreeAtMs, fits } from './pick-state.ts';
import { quickExcess } from './reservation-value.ts';
import { offsetOf } from './score-field.ts';
import { NONE_FITS, NONE_WORTH } from './search-index.ts';

/** A gap is looked into at so many places at most; what lies between them is a gap of its own later. */
const PLACES_IN_GAP = 8;

/**
 * The next frame for a decoder that looks between frames already scored: it goes on in its gap, else takes the gap with the most
 * expected gain a millisecond. @returns a frame, NONE_FITS or NONE_WORTH
 */
export function searchGaps(state: PickState, decoder: DecoderState, nowMs: number): number {
  const { field, policy, clip } = state;
  if (field.count >= policy.maxFrames) return NONE_WORTH;
  const engineFreeMs = engineFreeAtMs(state, nowMs);
  while (decoder.gapAt < decoder.gapEnd) {
    const frame = decoder.gapAt;
    decoder.gapAt += decoder.gapStep;
    if (field.taken[frame] === 1) continue;
    return fits(state, decodeNominalMs(state, decoder.position, frame), nowMs, engineFreeMs) ? frame : NONE_FITS;
  }
  let found = NONE_FITS;
  let foundEnd = 0;
  let most = 0;
  for (let i = 0; i <= field.count; i += 1) {
    const from = i === 0 ? 0 : (field.frames[i - 1] as number) + 1;
    const end = i === field.count ? clip.index.frames : (field.frames[i] as number);
    if (end <= from || claimed(state, from, end)) continue;
    const nominalMs = decodeNominalMs(state, decoder.position, from);
    if (!fits(state, nominalMs, nowMs, engineFreeMs)) continue;
    if (found === NONE_FITS) found = NONE_WORTH;
    const gain = gapGain(state, i, end - from);
    const costMs = gapCostMs(state, nominalMs, end - from, nowMs, engineFreeMs);
    const rate = (gain * Math.sqrt(end - from)) / costMs;
    if (rate <= most || gain <= policy.lambda * state.costs.inferMs * state.inferPace.ratio) continue;
    most = rate;
    found = from;
    foundEnd = end;
  }
  if (found >= 0) {
    decoder.gapStep = stepOf(foundEnd - found);
    decoder.gapAt = found + decoder.gapStep;
    decoder.gapEnd = foundEnd;
  }
  return found;
}

const stepOf = (length: number): number => Math.ceil(length / PLACES_IN_GAP);

/** Expected gain of one frame over the best score: the better of the gap's middle and of the neighbour of its better end. */
function gapGain({ field, policy }: PickState, gap: number, length: number): number {
  const { sd } = policy.prior;
  const left = offsetOf(field, gap - 1);
  const right = offsetOf(field, gap);
  const half = field.decay[(length + 1) >> 1] as number;
  const step = field.decay[1] as number;
  const middle = field.mean + (half / (1 + half * half)) * (left + right);
  const middleSpread = sd * Math.sqrt((1 - half * half) / (1 + half * half));
  const endSpread = sd * Math.sqrt(1 - step * step);
  return Math.max(
    middleSpread * quickExcess((field.bestScore - middle) / middleSpread),
    endSpread * quickExcess((field.bestScore - field.mean - Math.max(left, right)) / endSpread),
  );
}

/** Wall time of a whole gap: reaching it beyond what the engine is busy with anyway, then the slower of decoding and scoring. */
function gapCostMs(state: PickState, nominalMs: number, length: number, nowMs: number, engineFreeMs: number): number {
  const pace = state.decodePace.ratio;
  const busyUntilMs = Math.max(nowMs, engineFreeMs);
  const reachMs = Math.max(nowMs + nominalMs * pace, busyUntilMs) - busyUntilMs;
  const step = stepOf(length);
  const placeMs = (step * state.costs.decodeMs * state.slow + state.costs.convertMs) * pace;
  return reachMs + (length / step) * Math.max(state.costs.inferMs * state.inferPace.ratio, placeMs);
}

/** Another decoder is looking in there already. */
function claimed({ decoders }: PickState, from: number, end: number): boolean {
  for (const { gapAt, gapEnd } of decoders) if (gapAt < gapEnd && gapAt <= end && gapEnd >= from) return true;
  return false;
}
