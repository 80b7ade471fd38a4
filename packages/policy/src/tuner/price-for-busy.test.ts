import { describe, expect, it } from 'vitest';
import { enumerateSpace, FRUGAL_SPACE, type PolicyCandidate } from './policy-space.ts';
import { priceForBusy, pricedForBusy } from './price-for-busy.ts';
import { replayCandidate } from './replay-candidate.ts';
import { summarise } from './summarise.ts';
import { tuneTier } from './tune-tier.ts';
import { LIMITS, tuneInput } from './tuner.fixture.ts';

describe('the price of work', () => {
  const { candidates, runs } = tuneInput(3);
  const [any] = candidates as [PolicyCandidate];
  const { costs, budgetMs, paceSd, stepSd, prior } = any.policy;
  const [frugal] = enumerateSpace(FRUGAL_SPACE, {
    budgetMs,
    mostDecoders: 3,
    settings: [{ precision: 'fp32', costs, scoreNoiseSd: 0 }],
    paceSd,
    stepSd,
    prior,
  }) as [PolicyCandidate];
  const busyAt = (limitMs: number) => summarise(replayCandidate(priceForBusy(frugal, runs, limitMs), runs), budgetMs);

  it('spends a limit on busy time and no more', () => {
    for (const limitMs of [80, 160, 320]) {
      const { busyMs } = busyAt(limitMs);
      expect(busyMs).toBeLessThanOrEqual(limitMs);
      expect(busyMs).toBeGreaterThan(0.8 * limitMs);
    }
  });
  it('buys less regret with more time', () => {
    expect(busyAt(320).regret).toBeLessThan(busyAt(80).regret);
  });
  it('is the highest there is when no price keeps the limit', () => {
    expect(priceForBusy(frugal, runs, 1).policy.lambda).toBeCloseTo(frugal.policy.prior.sd, 10);
  });
  it('is set once for candidates that differ in it alone, and not for other modes', () => {
    const dearer = { ...frugal, policy: { ...frugal.policy, lambda: 2 * frugal.policy.lambda } };
    const steps = pricedForBusy([any, frugal, dearer], runs, 160);
    expect(steps.next().value).toEqual({ done: 1, of: 1 });
    expect(steps.next()).toEqual({ done: true, value: [any, priceForBusy(frugal, runs, 160)] });
  });
  it('is set by the tuner when busy time is limited', () => {
    const limits = { ...LIMITS, busyMs: 160 };
    const steps = tuneTier({ candidates: [frugal], runs, limits, memory: { baseKb: 0, decoderKb: 0 }, seed: 1 });
    let step = steps.next();
    expect(step.value).toEqual({ round: 0, rounds: 4, done: 1, of: 1 });
    while (step.done !== true) step = steps.next();
    expect(step.value.recommended?.candidate).toEqual(priceForBusy(frugal, runs, 160));
  });
  it('is asked of one decoder only', () => expect(frugal.policy.decoders).toBe(1));
});
