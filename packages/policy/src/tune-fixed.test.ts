import { describe, expect, it } from 'vitest';
import { frameOrder } from './frame-order.ts';
import { type DenseTrace, replayFixed } from './replay-fixed.ts';
import { tuneFixed } from './tune-fixed.ts';

/** One frame each 100 ms; the best one lies in the seventh eighth of the clip. */
const trace: DenseTrace = {
  clip: 'a',
  durationMs: 1000,
  frames: Array.from({ length: 10 }, (_, i) => ({ ptsMs: i * 100, score: i === 9 ? 1 : 0.1 * i })),
};
const launches = (count: number, frameMs: number) =>
  Array.from({ length: count }, () => [{ openMs: 5, frameMs: [frameMs, frameMs] }]);

describe('a replayed pick', () => {
  it('visits frames in the order of the harness protocol', () =>
    expect(frameOrder(8)).toEqual([0, 4, 2, 6, 1, 5, 3, 7]));
  it('takes the first frame at or after each target and adds up what it cost', () => {
    // targets 250 and 750 ms find the frames at 300 and 800 ms
    expect(replayFixed(trace, { openMs: 5, frameMs: [10, 20] }, 2, 1000)).toEqual({
      latencyMs: 35,
      frames: 2,
      regret: 1 - 0.8,
    });
  });
  it('stops before the frame that could pass the deadline', () => {
    expect(replayFixed(trace, { openMs: 5, frameMs: [10] }, 8, 30)).toMatchObject({ latencyMs: 25, frames: 2 });
  });
});

describe('the tuner', () => {
  it('says that n is too small below 59 launches and marks the policy provisional', () => {
    const tuned = tuneFixed([trace], launches(58, 10), 1000);
    expect(tuned).toMatchObject({ provisional: true });
    expect(tuned?.reasons[0]).toContain('n too small: 58 launches, 59 needed');
  });
  it('bounds the p95 from 59 launches on', () => {
    expect(tuneFixed([trace], launches(59, 10), 1000)).toMatchObject({ provisional: false });
  });
  it('takes the worst of all picks of a launch, not the first', () => {
    const slowToOpen = Array.from({ length: 59 }, () => [
      { openMs: 5, frameMs: [10] },
      { openMs: 500, frameMs: [10] },
    ]);
    expect(tuneFixed([trace], slowToOpen, 100)).toBeNull();
    expect(tuneFixed([trace], slowToOpen, 1000)?.boundMs).toBeGreaterThan(500);
  });
  it('affords fewer frames on a slower phone', () => {
    const [fast, slow] = [tuneFixed([trace], launches(59, 10), 150), tuneFixed([trace], launches(59, 60), 150)];
    expect(fast?.frames).toBeGreaterThan(slow?.frames ?? 99);
    expect(slow?.boundMs).toBeLessThanOrEqual(150);
  });
  it('finds nothing when not even one frame fits the budget', () =>
    expect(tuneFixed([trace], launches(59, 300), 200)).toBeNull());
});
