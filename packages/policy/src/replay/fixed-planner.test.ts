import { seededRandom } from '@framefarm/phone-model';
import { describe, expect, it } from 'vitest';
import { prepareClip } from '../planner/clip-index.ts';
import { replayFixed } from '../replay-fixed.ts';
import { fixedPlanner } from './fixed-planner.ts';
import { replayPolicy } from './replay-policy.ts';

const FPS = 25;
const COSTS = { openMs: 10, decoderInitMs: 5, seekMs: 4, decodeMs: 3, convertMs: 2, inferMs: 21, contention: 0 };
const EVEN = {
  decodeFactor: 1,
  inferFactor: 1,
  stepRatios: Float64Array.of(1),
  at: 0,
  scoreNoise: Float64Array.of(0),
  noiseAt: 0,
};

describe('a fixed frame plan, replayed as a planner', () => {
  it('looks at as many frames, takes as long and chooses as well as its replay from measured picks', () => {
    const random = seededRandom(5);
    for (let i = 0; i < 200; i += 1) {
      const frames = 1 + Math.floor(random.uniform() * 300);
      const scores = Array.from({ length: frames }, () => random.uniform());
      // every frame a key frame: each takes as long as the other
      const keyFrames = scores.map((_, frame) => frame);
      const clip = prepareClip({ frames, fps: FPS, keyFrames, bFrames: null });
      const [count, deadlineMs] = [1 + Math.floor(random.uniform() * 32), 20 + random.uniform() * 900];
      const planned = replayPolicy(scores, clip, COSTS, 0, fixedPlanner(count, deadlineMs, clip), EVEN);
      const trace = {
        clip: 'a',
        durationMs: (frames * 1000) / FPS,
        frames: scores.map((score, frame) => ({ ptsMs: (frame * 1000) / FPS, score })),
      };
      const measured = replayFixed(trace, { openMs: 15, frameMs: [30] }, count, deadlineMs);
      expect(planned).toMatchObject({ frames: measured.frames, decoders: 1 });
      expect(planned.latencyMs).toBeCloseTo(measured.latencyMs, 3);
      expect(planned.regret).toBeCloseTo(measured.regret, 9);
    }
  });
});
