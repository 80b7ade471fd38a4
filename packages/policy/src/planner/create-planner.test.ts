import { seededRandom } from '@framefarm/phone-model';
import { describe, expect, it } from 'vitest';
import { type Replayed, replayPolicy } from '../replay/replay-policy.ts';
import { prepareClip } from './clip-index.ts';
import { contentionOf } from './cost-table.ts';
import { SPARE_FRAMES, createPlanner } from './create-planner.ts';
import { CALM } from './phone-limits.ts';
import { PLANNER_MODES, type PlannerPolicy } from './planner-policy.ts';
import { COSTS, POLICY, type RandomWorld, randomWorld } from './planner-worlds.fixture.ts';
import type { Planner } from './planner.ts';

/** Every frame the planner asked for, when, and what it answered. */
function watched(planner: Planner) {
  const looks: { readonly frame: number; readonly atMs: number }[] = [];
  const answers: string[] = [];
  return {
    looks,
    answers,
    opened: planner.opened,
    chosen: planner.chosen,
    scored: planner.scored,
    next(decoder: number, atMs: number) {
      const decision = planner.next(decoder, atMs);
      if (decision.kind === 'look') looks.push({ frame: decision.frame, atMs });
      answers.push(`${decision.kind} ${decision.reason}`);
      return decision;
    },
  };
}

function play({ clip, scores, policy, world }: RandomWorld, conditions = CALM) {
  const planner = watched(createPlanner(policy, clip, conditions));
  const replayed = replayPolicy(scores, clip, policy.costs, 0.01, planner, world);
  return { planner, replayed };
}

/** The longest that one step of a decoder and of the engine took in this world: of the frames looked at, all stalled. */
function longestSteps({ clip, policy: { costs }, world }: RandomWorld, replayed: Replayed, frames: readonly number[]) {
  const slow = contentionOf(costs, Math.max(1, replayed.decoders));
  const worst = Math.max(...world.stepRatios);
  const prefix = Math.max(0, ...frames.map((frame) => frame - (clip.gopStart[frame] as number) + 1));
  return {
    decodeMs: ((costs.seekMs + prefix * costs.decodeMs) * slow + costs.convertMs) * world.decodeFactor * worst,
    inferMs: costs.inferMs * world.inferFactor * worst,
    startMs: (costs.openMs + costs.decoderInitMs * slow * worst) * world.decodeFactor,
  };
}

const clipOf = (frames: number, keyFrames = [0]) => prepareClip({ frames, fps: 30, keyFrames, bFrames: null });
const flat = {
  decodeFactor: 1,
  inferFactor: 1,
  stepRatios: Float64Array.of(1),
  at: 0,
  scoreNoise: Float64Array.of(0),
  noiseAt: 0,
};
const rising = (frames: number) => Float64Array.from({ length: frames }, (_, f) => f / frames);
function playOn(policy: PlannerPolicy, clip = clipOf(300, [0, 150]), conditions = CALM, factor = 1) {
  const world = { ...flat, decodeFactor: factor, inferFactor: factor };
  return play({ clip, scores: rising(clip.index.frames), policy, world }, conditions);
}

describe('in ten thousand random worlds', () => {
  const random = seededRandom(20_260_101);
  const worlds = Array.from({ length: 10_000 }, () => randomWorld(random));

  it('looks at frames of the clip, at none twice, at none after the budget, and ends in time but for the steps under way', () => {
    let stillInTime = 0;
    for (const world of worlds) {
      const { planner, replayed } = play(world);
      const { length } = world.clip.index.bFrames ?? world.clip.gopStart;
      const frames = planner.looks.map(({ frame }) => frame);
      expect(new Set(frames).size).toBe(frames.length);
      expect(frames.every((frame) => Number.isInteger(frame) && frame >= 0 && frame < length)).toBe(true);
      expect(planner.looks.every(({ atMs }) => atMs <= world.policy.budgetMs)).toBe(true);
      expect(frames.length).toBeLessThanOrEqual(world.policy.maxFrames);
      const steps = longestSteps(world, replayed, frames);
      const waiting = 2 * replayed.decoders + SPARE_FRAMES;
      const bound = Math.max(world.policy.budgetMs, steps.startMs) + steps.decodeMs + waiting * steps.inferMs;
      expect(replayed.latencyMs).toBeLessThanOrEqual(bound);
      if (replayed.latencyMs <= world.policy.budgetMs) stillInTime += 1;
    }
    expect(stillInTime).toBeGreaterThan(8500);
  }, 60_000);

  it('decides the same again', () => {
    for (const world of worlds.slice(0, 500)) expect(play(world).planner.looks).toEqual(play(world).planner.looks);
  });
});

describe('the modes', () => {
  it('scan looks at even distances and ends with its list', () => {
    const { planner } = playOn({ ...POLICY, mode: 'scan' }, clipOf(60));
    const frames = planner.looks.map(({ frame }) => frame);
    const gaps = frames.slice(1).map((frame, i) => frame - (frames[i] as number));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
    expect(planner.answers.at(-1)).toBe('stop list-done');
  });
  it('hybrid goes on between the best frames after its scan', () => {
    const { planner, replayed } = playOn({ ...POLICY, mode: 'hybrid' }, clipOf(60));
    expect(planner.answers).toContain('look scan');
    expect(planner.answers).toContain('look gap');
    expect(replayed.regret).toBe(0);
  });
  it('hybrid searches by index when a scan does not fit', () => {
    expect(playOn(POLICY, clipOf(3000)).planner.answers[0]).toBe('look index');
  });
  it('key-frames looks at key frames only, spread from the start on', () => {
    const { planner } = playOn({ ...POLICY, mode: 'key-frames', decoders: 1 }, clipOf(300, [0, 40, 90, 200]));
    expect(planner.looks.map(({ frame }) => frame)).toEqual([0, 90, 40, 200]);
  });
  it('coarse-to-fine begins at the key frames and refines', () => {
    const { planner } = playOn({ ...POLICY, mode: 'coarse-to-fine', decoders: 1 }, clipOf(120, [0, 60]));
    expect(planner.looks.slice(0, 2).map(({ frame }) => frame)).toEqual([0, 60]);
    expect(planner.answers).toContain('look gap');
  });
  it('index stops when no frame is worth its time', () => {
    const { planner, replayed } = playOn({ ...POLICY, mode: 'index', lambda: 0.01 });
    expect(planner.answers.at(-1)).toBe('stop no-promise');
    expect(replayed.frames).toBeLessThan(8);
  });
  it('frugal works on one decoder and waits for each of its first scores', () => {
    const { planner, replayed } = playOn({ ...POLICY, mode: 'frugal', lambda: 1e-5 });
    expect(replayed.decoders).toBe(1);
    expect(planner.answers.slice(0, 4)).toEqual(['look index', 'wait scores-first', 'look index', 'wait scores-first']);
  });
  it('frugal works longer in a clip that varies more than the traces did', () => {
    const prior = { ...POLICY.prior, sd: 0.02, kappa: 0.1 };
    const policy: PlannerPolicy = { ...POLICY, mode: 'frugal', lambda: 5e-5, minFrames: 1, prior };
    const clip = clipOf(300, [0, 60, 120, 180, 240]);
    const busyAt = (sd: number) => {
      const scores = Float64Array.from({ length: 300 }, (_, f) => 0.5 + sd * Math.sin(f / 7));
      return play({ clip, scores, policy, world: flat }).replayed.busyMs;
    };
    expect(busyAt(0.2)).toBeGreaterThan(2 * busyAt(0.02));
  });
  it('frugal looks at what lies on its way when that alone is worth being scored', () => {
    const policy: PlannerPolicy = {
      ...POLICY,
      mode: 'frugal',
      lambda: 1e-6,
      strideFrames: 2,
      costs: { ...COSTS, inferMs: 1 },
    };
    const { planner } = playOn(policy, clipOf(300));
    const frames = planner.looks.map(({ frame }) => frame);
    const seeks = frames.filter((frame, i) => i > 0 && frame < (frames[i - 1] as number));
    expect(frames.length).toBeGreaterThan(20);
    expect(seeks.length).toBeLessThan(3);
  });
  it('frugal stops before its second frame when work is dear', () => {
    expect(playOn({ ...POLICY, mode: 'frugal', lambda: 1, minFrames: 1 }).replayed.frames).toBe(1);
  });
  it('starts no second decoder in a clip of one group of pictures', () => {
    expect(playOn(POLICY, clipOf(300)).replayed.decoders).toBe(1);
  });
  it('moves planned frames off B frames', () => {
    const bFrames = Array.from({ length: 60 }, (_, f) => f % 2 === 1);
    const clip = prepareClip({ frames: 60, fps: 30, keyFrames: [0], bFrames });
    const { planner } = playOn({ ...POLICY, mode: 'scan', coarseShare: 0.2 }, clip);
    expect(planner.looks.every(({ frame }) => frame % 2 === 0)).toBe(true);
  });
});

describe('a phone in trouble', () => {
  it('three times slower than its table takes the floor: one key frame, one decoder', () => {
    const { planner, replayed } = playOn({ ...POLICY, costs: { ...COSTS, openMs: 150 } }, clipOf(300), CALM, 3);
    expect(planner.answers[0]).toBe('look floor');
    expect(replayed).toMatchObject({ frames: 1, decoders: 1, chosen: 0 });
  });
  it('that has no time for even one frame starts no decoder and keeps the first frame', () => {
    const { replayed } = playOn({ ...POLICY, budgetMs: 120 }, clipOf(300), CALM, 1.5);
    expect(replayed).toMatchObject({ frames: 0, decoders: 0, chosen: 0, latencyMs: 1.5 * COSTS.openMs });
  });
  it('guards the first frame too', () => {
    const stalled = { ...flat, stepRatios: Float64Array.of(14) };
    const clip = clipOf(300);
    const { planner } = play({ clip, scores: rising(300), policy: POLICY, world: stalled });
    expect(planner.answers).toEqual(['stop no-time']);
  });
  it('that is warm has less time and one decoder; hot, the floor; battery saver acts as warm', () => {
    const cool = playOn({ ...POLICY, mode: 'index' });
    const warm = playOn({ ...POLICY, mode: 'index' }, undefined, { ...CALM, thermalStatus: 2 });
    const saving = playOn({ ...POLICY, mode: 'index' }, undefined, { ...CALM, lowPower: true });
    const hot = playOn({ ...POLICY, mode: 'index' }, undefined, { ...CALM, thermalStatus: 4 });
    expect(cool.replayed.decoders).toBe(2);
    expect(warm.replayed.decoders).toBe(1);
    expect(warm.replayed.latencyMs).toBeLessThanOrEqual(0.6 * POLICY.budgetMs);
    expect(saving.planner.looks).toEqual(warm.planner.looks);
    expect(hot.planner.answers[0]).toBe('look floor');
  });
  it('that plays a preview leaves it a decoder', () => {
    expect(playOn(POLICY, undefined, { ...CALM, previewActive: true }).replayed.decoders).toBe(1);
  });
  it('that turns out slow in the middle is followed within a few steps', () => {
    const ratios = Float64Array.from({ length: 1000 }, (_, i) => (i < 6 ? 1 : 2.5));
    const clip = clipOf(300, [0, 150]);
    const { replayed } = play({ clip, scores: rising(300), policy: POLICY, world: { ...flat, stepRatios: ratios } });
    expect(replayed.latencyMs).toBeLessThanOrEqual(POLICY.budgetMs);
  });
});

describe('odd clips', () => {
  it('one frame: chosen, whatever the mode', () => {
    for (const mode of PLANNER_MODES)
      expect(playOn({ ...POLICY, mode }, clipOf(1)).replayed).toMatchObject({ frames: 1, chosen: 0, regret: 0 });
  });
  it('all frames equal: the earliest frame looked at wins', () => {
    const clip = clipOf(90);
    const { planner, replayed } = play({ clip, scores: new Float64Array(90).fill(0.5), policy: POLICY, world: flat });
    expect(replayed.regret).toBe(0);
    expect(replayed.chosen).toBe(Math.min(...planner.looks.map(({ frame }) => frame)));
  });
});
