import { expect, it } from 'vitest';
import reference from '../../fixtures/reference.json' with { type: 'json' };
import { minimumDetectableEffect, pairsNeeded } from './minimum-detectable-effect.ts';

it('names the effect at which the exact power of scipy is the one asked for', () => {
  for (const [n, sd, effect, power] of reference.power) {
    const se = (sd as number) / Math.sqrt(n as number);
    const mde = minimumDetectableEffect(se, (n as number) - 1, 0.01, power as number);
    expect(mde).toBeCloseTo(effect as number, 6);
  }
});

it('needs more pairs for more noise, and says when the limit is not enough', () => {
  expect(pairsNeeded(0.02, 0.05, 0.01, 0.95, 100)).toBeLessThan(pairsNeeded(0.03, 0.05, 0.01, 0.95, 100) as number);
  expect(pairsNeeded(0.55, 0.05, 0.01, 0.95, 100)).toBeNull();
});
