import { describe, expect, it } from 'vitest';
import { prepareClip } from '../planner/clip-index.ts';
import type { CostTable } from '../planner/cost-table.ts';
import { listPlanner } from './list-planner.ts';
import { type ReplayWorld, replayPolicy } from './replay-policy.ts';

const COSTS: CostTable = {
  openMs: 10,
  decoderInitMs: 20,
  seekMs: 5,
  decodeMs: 2,
  convertMs: 1,
  inferMs: 8,
  contention: 0.5,
};
const clip = prepareClip({ frames: 20, fps: 10, keyFrames: [0, 10], bFrames: null });
const scores = Array.from({ length: 20 }, (_, f) => f / 20);
const calm: ReplayWorld = {
  decodeFactor: 1,
  inferFactor: 1,
  stepRatios: Float64Array.of(1),
  at: 0,
  scoreNoise: Float64Array.of(0),
  noiseAt: 0,
};
const replay = (frames: readonly number[], decoders: number, world = calm, noiseSd = 0) =>
  replayPolicy(scores, clip, COSTS, noiseSd, listPlanner(frames, decoders), world);

describe('a replayed pick', () => {
  it('adds up open, start, seek, decode, convert and inference, worked out by hand', () => {
    // 10 + 20, then 5 + 2 + 1 to frame 0, 8 to its score
    expect(replay([0], 1)).toMatchObject({ latencyMs: 46, busyMs: 16, frames: 1, chosen: 0, regret: 0.95 });
  });
  it('goes on from where the decoder stands, while the engine works', () => {
    // frame 0 is decoded at 38 and scored at 46; frame 2 costs 2 x 2 + 1 from there: decoded at 43, scored at 54
    expect(replay([0, 2], 1)).toMatchObject({ latencyMs: 54, busyMs: 29, chosen: 2 });
  });
  it('decodes from the key frame when it has to go back or into another group', () => {
    // frame 3 at 30 + 5 + 8 + 1 = 44; back to frame 1: 5 + 4 + 1 more = 54; scored at 62
    expect(replay([3, 1], 1)).toMatchObject({ latencyMs: 62, chosen: 3 });
    // frame 12 in the second group: 5 + 6 + 1
    expect(replay([3, 12], 1).busyMs).toBe(14 + 12 + 16);
  });
  it('runs decoders side by side, each slowed by the other, before one engine', () => {
    // 10 + 20 x 1.5 = 40; both need (5 + 2) x 1.5 + 1 = 11.5; scored at 59.5 and 67.5
    expect(replay([0, 10], 2)).toMatchObject({ latencyMs: 67.5, chosen: 10, decoders: 2 });
  });
  it('multiplies by the phone and by the step', () => {
    const world = { ...calm, decodeFactor: 2, inferFactor: 3, stepRatios: Float64Array.of(1, 1.5, 1) };
    // 20 + 40 x 1, then 8 x 2 x 1.5 = 24, then 8 x 3 x 1 = 24
    expect(replay([0], 1, world).latencyMs).toBe(108);
  });
  it('chooses by the noisy score and is judged by the true one', () => {
    const world = { ...calm, scoreNoise: Float64Array.from({ length: 20 }, (_, f) => (f === 3 ? 10 : 0)) };
    const { chosen, regret } = replay([3, 15], 1, world, 0.1);
    expect(chosen).toBe(3);
    expect(regret).toBeCloseTo(0.95 - 0.15, 12);
  });
});
