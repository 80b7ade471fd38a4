import type { PreparedClip } from './clip-index.ts';
import { type CostTable, contentionOf } from './cost-table.ts';
import { type PaceEstimate, paceEstimate } from './pace-estimate.ts';
import type { PhoneLimits } from './phone-limits.ts';
import type { PlannerPolicy } from './planner-policy.ts';
import { type ScoreField, scoreField } from './score-field.ts';

/** One decoder session. */
export interface DecoderState {
  /** Frame it stands at; -1 before its first. */
  position: number;
  /** Frame that it is decoding, -1 when none, since when, and what the table says that takes. */
  inHand: number;
  sinceMs: number;
  nominalMs: number;
  /** Frames from `gapAt` on and before `gapEnd`, `gapStep` apart, are its to look at. */
  gapAt: number;
  gapEnd: number;
  gapStep: number;
}

/** Everything that one pick knows so far. One engine scores the frames, in the order in which they were asked for. */
export interface PickState {
  readonly clip: PreparedClip;
  readonly policy: PlannerPolicy;
  readonly costs: CostTable;
  readonly limits: PhoneLimits;
  readonly field: ScoreField;
  readonly decodePace: PaceEstimate;
  readonly inferPace: PaceEstimate;
  readonly decoders: DecoderState[];
  /** What several decoders at once cost each of them. */
  slow: number;
  /** Frames on their way to a score: when decoded (NaN: not yet) or expected to be. */
  readonly onTheWay: { readonly frame: number; decodedAtMs: number; readonly expectedAtMs: number }[];
  lastScoredAtMs: number;
}

/**
 * How much of the decoder's slowness the engine is expected to share before it has been seen at work. A hot, throttled or mislabelled
 * phone is slow in both; the guard errs on the safe side.
 */
const SHARED_PACE = 0.8;

export function pickState(
  clip: PreparedClip,
  policy: PlannerPolicy,
  limits: PhoneLimits,
  decay: Float64Array,
): PickState {
  return {
    clip,
    policy,
    costs: policy.costs,
    limits,
    field: scoreField(clip.index, policy.prior, decay),
    decodePace: paceEstimate(policy.paceSd, policy.stepSd, policy.guardSds),
    inferPace: paceEstimate(policy.paceSd, policy.stepSd, policy.guardSds),
    decoders: [],
    slow: 1,
    onTheWay: [],
    lastScoredAtMs: 0,
  };
}

/** A step of the container or a decoder took so long: the newest word on the pace. */
export function noteDecoderStep(state: PickState, observedMs: number, nominalMs: number): void {
  state.decodePace.observe(observedMs, nominalMs);
  state.inferPace.lean(SHARED_PACE * state.decodePace.logMean);
}

export function startDecoders(state: PickState, count: number, nowMs: number): void {
  state.slow = contentionOf(state.costs, count);
  for (let d = 0; d < count; d += 1) {
    const nominalMs = state.costs.decoderInitMs * state.slow;
    state.decoders.push({ position: -1, inHand: -1, sinceMs: nowMs, nominalMs, gapAt: 0, gapEnd: 0, gapStep: 1 });
  }
}

/** The decoder has ended what it was at: its start or its last frame. */
export function noteReady(state: PickState, decoder: DecoderState, nowMs: number): void {
  if (decoder.nominalMs > 0) noteDecoderStep(state, nowMs - decoder.sinceMs, decoder.nominalMs);
  decoder.nominalMs = 0;
  if (decoder.inHand < 0) return;
  const entry = state.onTheWay.find(({ frame }) => frame === decoder.inHand);
  if (entry !== undefined) entry.decodedAtMs = nowMs;
  decoder.inHand = -1;
}

export function noteAsked(state: PickState, decoder: DecoderState, frame: number, nowMs: number): void {
  decoder.nominalMs = decodeNominalMs(state, decoder.position, frame);
  decoder.sinceMs = nowMs;
  decoder.inHand = frame;
  decoder.position = frame;
  state.field.take(frame);
  const expectedAtMs = nowMs + decoder.nominalMs * state.decodePace.ratio;
  state.onTheWay.push({ frame, decodedAtMs: Number.NaN, expectedAtMs });
}

/** Frames are scored in the order in which they were asked for, so the first on the way it is, unless the host scores differently. */
export function noteScored(state: PickState, frame: number, score: number, nowMs: number): void {
  const at = state.onTheWay.findIndex((entry) => entry.frame === frame);
  const [entry] = at < 0 ? [] : state.onTheWay.splice(at, 1);
  if (entry === undefined) return;
  // a frame whose decoder has not reported back says nothing about the engine alone
  if (!Number.isNaN(entry.decodedAtMs))
    state.inferPace.observe(nowMs - Math.max(entry.decodedAtMs, state.lastScoredAtMs), state.costs.inferMs);
  state.lastScoredAtMs = nowMs;
  state.field.score(frame, score);
}

/** A decoder that stands before the frame in the same group goes on; any other seeks the key frame and decodes up to the frame. */
export function decodeNominalMs({ costs, clip, slow }: PickState, position: number, frame: number): number {
  const start = clip.gopStart[frame] as number;
  const forward = position >= start && position < frame;
  const steps = forward ? (frame - position) * costs.decodeMs : costs.seekMs + (frame - start + 1) * costs.decodeMs;
  return steps * slow + costs.convertMs;
}

/** When the engine will have scored everything asked for so far, as far as the paces tell. */
export function engineFreeAtMs(state: PickState, nowMs: number): number {
  const inferMs = state.costs.inferMs * state.inferPace.ratio;
  let freeMs = state.lastScoredAtMs;
  for (let i = 0; i < state.onTheWay.length; i += 1) {
    const { decodedAtMs, expectedAtMs } = state.onTheWay[i] as PickState['onTheWay'][number];
    const readyMs = Number.isNaN(decodedAtMs) ? Math.max(nowMs, expectedAtMs) : decodedAtMs;
    freeMs = Math.max(freeMs, readyMs) + inferMs;
    // what is in the engine now has not come out yet
    if (i === 0) freeMs = Math.max(freeMs, nowMs);
  }
  return freeMs;
}

/** The deadline guard: whether a frame that nominally takes so long to decode, asked for now, is scored within the budget even at the guarded pace. */
export function fits(state: PickState, nominalMs: number, nowMs: number, engineFreeMs: number): boolean {
  const decodedMs = nowMs + nominalMs * state.decodePace.guarded;
  const scoredMs = Math.max(decodedMs, engineFreeMs) + state.costs.inferMs * state.inferPace.guarded;
  return scoredMs <= state.limits.budgetMs;
}
