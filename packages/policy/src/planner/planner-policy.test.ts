import { describe, expect, it } from 'vitest';
import { PolicyInputError } from '../errors.ts';
import { prepareClip } from './clip-index.ts';
import { checkPlannerPolicy } from './planner-policy.ts';
import { COSTS, POLICY } from './planner-worlds.fixture.ts';

describe('a planner policy', () => {
  it('that is in order passes', () => expect(() => checkPlannerPolicy(POLICY)).not.toThrow());
  it.each([
    ['a budget of zero', { budgetMs: 0 }, 'budgetMs is 0'],
    ['a negative cost', { costs: { ...COSTS, seekMs: -1 } }, 'cost seekMs is -1'],
    ['an endless cost', { costs: { ...COSTS, openMs: Number.POSITIVE_INFINITY } }, 'cost openMs'],
    ['work that costs nothing', { costs: { ...COSTS, decodeMs: 0, inferMs: 0 } }, 'cost nothing'],
    ['no number', { lambda: Number.NaN }, 'lambda is NaN'],
    ['half a decoder', { decoders: 1.5 }, 'whole number'],
    ['a prior without spread', { prior: { ...POLICY.prior, sd: 0 } }, 'prior.sd is 0'],
    ['an unknown mode', { mode: 'guess' as 'scan' }, 'mode "guess" is unknown'],
  ])('with %s is refused, by name', (_what, change, message) => {
    expect(() => checkPlannerPolicy({ ...POLICY, ...change })).toThrow(PolicyInputError);
    expect(() => checkPlannerPolicy({ ...POLICY, ...change })).toThrow(message);
  });
});

describe('a clip index', () => {
  const index = { frames: 10, fps: 30, keyFrames: [0, 5], bFrames: null };
  it.each([
    ['no frames', { frames: 0 }, 'it has 0 frames'],
    ['no frame rate', { fps: 0 }, 'its frame rate is 0'],
    ['no key frame at the start', { keyFrames: [3] }, 'first frame is no key frame'],
    ['a key frame behind its end', { keyFrames: [0, 10] }, 'do not rise within the clip'],
    ['key frames out of order', { keyFrames: [0, 5, 5] }, 'do not rise within the clip'],
    ['types of other frames', { bFrames: [true] }, 'types 1 of 10 frames'],
  ])('with %s is refused', (_what, change, message) => {
    expect(() => prepareClip({ ...index, ...change })).toThrow(message);
  });
  it('snaps to the nearest frame that is no B frame, at most two away', () => {
    const bFrames = [false, true, true, true, true, true, false, true, false, true];
    const { snapped } = prepareClip({ ...index, keyFrames: [0], bFrames });
    expect([...snapped]).toEqual([0, 0, 0, 3, 6, 6, 6, 8, 8, 8]);
  });
});
