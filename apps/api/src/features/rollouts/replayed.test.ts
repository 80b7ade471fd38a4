import { describe, expect, it } from 'vitest';
import { summariseReplay } from './replayed.ts';

describe('the replay of a rollout', () => {
  it('counts picks over budget and picks that looked at nothing, each for itself', () => {
    const picks = Array.from({ length: 40 }, (_, i) => ({
      clip: `clip-${i % 8}`,
      latencyMs: i === 7 ? 1200 : 100 + i,
      frames: i < 4 ? 0 : 9,
      regret: 0.1,
      theirRegret: 0.3,
    }));
    const { overShare, blindShare, regretDifference } = summariseReplay(picks, 1000);
    expect({ overShare, blindShare }).toEqual({ overShare: 1 / 40, blindShare: 0.1 });
    expect(regretDifference?.high).toBeCloseTo(-0.2, 12);
  });
});
