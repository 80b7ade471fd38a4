import type { PreparedClip } from './clip-index.ts';
import { coarseList, keyFrameList } from './frame-lists.ts';
import { type PlannerConditions, phoneLimits } from './phone-limits.ts';
import {
  type DecoderState,
  type PickState,
  decodeNominalMs,
  engineFreeAtMs,
  fits,
  noteAsked,
  noteDecoderStep,
  noteReady,
  noteScored,
  pickState,
  startDecoders,
} from './pick-state.ts';
import type { PlannerPolicy } from './planner-policy.ts';
import type { Decision, Planner, Reason } from './planner.ts';
import { scanPlan } from './scan-plan.ts';
import { decayByDistance } from './score-field.ts';
import { FRAMES_IN_TURN, frugalSearch } from './search-frugal.ts';
import { searchGaps } from './search-gaps.ts';
import { NONE_FITS, indexCandidates, searchIndex } from './search-index.ts';

/**
 * Besides one frame of each decoder, so many may wait for the engine: enough to keep it busy, few enough that decisions rest on fresh
 * scores and that little is left to do when the budget ends.
 */
export const SPARE_FRAMES = 1;

/** How one mode goes on; chosen when the clip is open. */
type Course = (decoder: DecoderState, number: number, atMs: number) => Decision;

/** One planner serves one pick. The policy is taken as checked (`checkPlannerPolicy`). */
export function createPlanner(policy: PlannerPolicy, clip: PreparedClip, conditions: PlannerConditions): Planner {
  return plannersFor(policy, clip)(conditions);
}

/** Planners for many picks of one clip under one policy: what they all need is worked out once. */
export function plannersFor(policy: PlannerPolicy, clip: PreparedClip): (conditions: PlannerConditions) => Planner {
  const decay = decayByDistance(clip.index, policy.prior);
  const candidates = indexCandidates(clip, policy.strideFrames);
  return (conditions) => planner(pickState(clip, policy, phoneLimits(policy, conditions), decay), candidates);
}

function planner(state: PickState, candidates: Int32Array): Planner {
  let course: Course = () => stop('no-time');
  return {
    opened(atMs) {
      state.lastScoredAtMs = atMs;
      noteDecoderStep(state, atMs, state.costs.openMs);
      if (!firstFrameFits(state, atMs)) return 0;
      const chosen = chooseCourse(state, candidates, atMs);
      course = chosen.course;
      startDecoders(state, chosen.decoders, atMs);
      return chosen.decoders;
    },
    next(number, atMs) {
      const decoder = state.decoders[number];
      if (decoder === undefined) return stop('no-time');
      noteReady(state, decoder, atMs);
      if (state.onTheWay.length > state.decoders.length + SPARE_FRAMES) return WAIT;
      const decision = course(decoder, number, atMs);
      if (decision.kind === 'look') noteAsked(state, decoder, decision.frame, atMs);
      return decision;
    },
    scored: (frame, score, atMs) => noteScored(state, frame, score, atMs),
    chosen: () => Math.max(0, state.field.bestFrame),
  };
}

/** Whether one key frame would be scored in time by one decoder that has yet to start. */
function firstFrameFits(state: PickState, atMs: number): boolean {
  const { decoderInitMs } = state.costs;
  return fits(state, decoderInitMs + decodeNominalMs(state, -1, 0), atMs, atMs);
}

function chooseCourse(
  state: PickState,
  candidates: Int32Array,
  atMs: number,
): { readonly decoders: number; readonly course: Course } {
  const { policy, limits, clip } = state;
  if (limits.floor || atMs > policy.floorShare * policy.budgetMs)
    return { decoders: 1, course: listCourse(state, [0], 'floor') };
  // a second decoder in the same group of pictures would decode the same frames again
  const most = Math.min(limits.decoders, clip.index.keyFrames.length);
  if (policy.mode === 'key-frames') return { decoders: most, course: listCourse(state, keyFrameList(clip), 'list') };
  if (policy.mode === 'coarse-to-fine') {
    const count = Math.max(policy.minFrames, Math.round((clip.index.frames / clip.index.fps) * policy.minScanFps));
    const coarse = listCourse(state, coarseList(clip, Math.min(count, clip.index.frames)), 'list');
    return { decoders: most, course: inTurn(coarse, gapCourse(state)) };
  }
  if (policy.mode === 'frugal') return { decoders: 1, course: frugalCourse(state, candidates) };
  const plan = policy.mode === 'index' ? null : scanPlan(state, most, atMs);
  if (plan === null) return { decoders: most, course: indexCourse(state, candidates) };
  const scan = scanCourse(state, plan.groups);
  return { decoders: plan.decoders, course: policy.mode === 'scan' ? scan : inTurn(scan, gapCourse(state)) };
}

function listCourse(state: PickState, list: readonly number[], reason: Reason): Course {
  let at = 0;
  return (decoder, _number, atMs) => {
    while (isTaken(state, list[at])) at += 1;
    const frame = list[at];
    if (frame === undefined || state.field.count >= state.policy.maxFrames) return stop('list-done');
    if (!fitsNow(state, decoder, frame, atMs)) return stop('no-time');
    at += 1;
    return { kind: 'look', frame, reason };
  };
}

/** A decoder that has come to the end of its group takes the longest group that nobody has begun. */
function scanCourse(state: PickState, groups: readonly (readonly number[])[]): Course {
  let begun = 0;
  const own: { readonly frames: readonly number[]; at: number }[] = [];
  return (decoder, number, atMs) => {
    let part = own[number] ?? { frames: [], at: 0 };
    while (isTaken(state, part.frames[part.at])) part.at += 1;
    while (part.at >= part.frames.length) {
      const group = groups[begun];
      if (group === undefined) return stop('list-done');
      begun += 1;
      part = own[number] = { frames: group.filter((frame) => !isTaken(state, frame)), at: 0 };
    }
    const frame = part.frames[part.at] as number;
    if (!fitsNow(state, decoder, frame, atMs)) return stop('no-time');
    part.at += 1;
    return { kind: 'look', frame, reason: 'scan' };
  };
}

function indexCourse(state: PickState, candidates: Int32Array): Course {
  return (decoder, _number, atMs) => found(state, searchIndex(state, candidates, decoder, atMs), 'index');
}

/** A second decoder would make each of them slower, so one does all the work. */
function frugalCourse(state: PickState, candidates: Int32Array): Course {
  const search = frugalSearch(state, candidates);
  return (decoder, _number, atMs) => {
    if (state.field.count < FRAMES_IN_TURN && state.onTheWay.length > 0) return WAIT;
    return found(state, search(decoder, atMs), 'index');
  };
}

function gapCourse(state: PickState): Course {
  return (decoder, _number, atMs) => found(state, searchGaps(state, decoder, atMs), 'gap');
}

/** The second course begins for a decoder when the first has no more work for it. */
function inTurn(first: Course, second: Course): Course {
  return (decoder, number, atMs) => {
    const decision = first(decoder, number, atMs);
    return decision.kind === 'stop' && decision.reason === 'list-done' ? second(decoder, number, atMs) : decision;
  };
}

function found(state: PickState, result: number, reason: Reason): Decision {
  if (result >= 0) return { kind: 'look', frame: result, reason };
  if (result === NONE_FITS) return stop('no-time');
  // what is on its way may change what is worth a look
  if (state.onTheWay.length > 0) return WAIT;
  return stop('no-promise');
}

/** Another decoder that looks between frames may have come by already. */
const isTaken = (state: PickState, frame: number | undefined): boolean =>
  frame !== undefined && state.field.taken[frame] === 1;

const fitsNow = (state: PickState, decoder: DecoderState, frame: number, atMs: number): boolean =>
  fits(state, decodeNominalMs(state, decoder.position, frame), atMs, engineFreeAtMs(state, atMs));

const WAIT: Decision = { kind: 'wait', reason: 'scores-first' };
const stop = (reason: Reason): Decision => ({ kind: 'stop', reason });
