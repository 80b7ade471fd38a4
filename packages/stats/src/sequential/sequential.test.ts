import { describe, expect, it } from 'vitest';
import { type ValueSums, differenceBounds } from './confidence-sequence.ts';
import { rateEProcess } from './rate-e-process.ts';
import { sampleRatioP } from './sample-ratio.ts';

const bernoulli = (n: number, events: number): ValueSums => ({ n, sum: events, squares: events });
/** Park and Miller's generator. */
function lehmer(seed: number) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('the confidence sequence of a difference', () => {
  it('has the half-width of the published formula', () => {
    // by hand for alpha 0.05, N* 5000, n 2000, rates 4 % and 6 %: rho^2 = (4.60517 + ln 5.60517) / 5000 = 0.00126580
    const bounds = differenceBounds(bernoulli(2000, 80), bernoulli(2000, 120), 0.05, 5000);
    expect(bounds?.difference).toBeCloseTo(0.02, 12);
    expect((bounds?.high ?? 0) - 0.02).toBeCloseTo(0.01987, 4);
    expect(0.02 - (bounds?.low ?? 0)).toBeCloseTo(0.01987, 4);
  });
  it('takes unequal arms for two of their harmonic mean, so a small arm widens it', () => {
    const width = (n: number) => {
      const bounds = differenceBounds(bernoulli(2000, 80), bernoulli(n, n * 0.04), 0.05, 5000);
      return (bounds?.high ?? 0) - (bounds?.low ?? 0);
    };
    expect(width(500)).toBeGreaterThan(1.3 * width(2000));
  });
  it('covers at every one of 60 looks together in about 95 of 100 runs or more', () => {
    const random = lehmer(7);
    let missed = 0;
    for (let run = 0; run < 400; run += 1) {
      let [control, candidate] = [bernoulli(0, 0), bernoulli(0, 0)];
      let misses = false;
      for (let look = 0; look < 60; look += 1) {
        const draw = (arm: ValueSums) => {
          const events = Array.from({ length: 50 }, random).filter((u) => u < 0.3).length;
          return bernoulli(arm.n + 50, arm.sum + events);
        };
        [control, candidate] = [draw(control), draw(candidate)];
        misses ||= (differenceBounds(control, candidate, 0.05, 1000)?.low ?? -1) > 0;
      }
      missed += misses ? 1 : 0;
    }
    expect(missed).toBeLessThan(400 * 0.05);
  });
  it('says nothing below 30 values, and refuses an alpha that is none', () => {
    expect(differenceBounds(bernoulli(29, 1), bernoulli(1000, 1), 0.05, 5000)).toBeNull();
    expect(() => differenceBounds(bernoulli(99, 1), bernoulli(99, 1), 0.5, 5000)).toThrow('alpha is 0.5');
  });
});

describe('the e-process of a rate', () => {
  const beliefs = [{ ratio: 2, weight: 1 }];
  it('is the likelihood ratio of whose the events are', () => {
    const looks = [{ control: { trials: 100, events: 1 }, candidate: { trials: 100, events: 3 } }];
    // odds of two to one: (2/3 / (1/2))^3 * (1/3 / (1/2))
    expect(rateEProcess(looks, beliefs)[0]).toBeCloseTo((4 / 3) ** 3 * (2 / 3), 12);
  });
  it('has mean one when arms of different size are alike', () => {
    const random = lehmer(11);
    let sum = 0;
    for (let run = 0; run < 4000; run += 1) {
      const events = (trials: number) => Array.from({ length: trials }, random).filter((u) => u < 0.1).length;
      const look = () => ({
        control: { trials: 40, events: events(40) },
        candidate: { trials: 20, events: events(20) },
      });
      sum += rateEProcess([look(), look()], beliefs).at(-1) as number;
    }
    expect(sum / 4000).toBeGreaterThan(0.85);
    expect(sum / 4000).toBeLessThan(1.1);
  });
  it('learns nothing from a look in which an arm had no trial', () => {
    const looks = [{ control: { trials: 0, events: 0 }, candidate: { trials: 500, events: 500 } }];
    expect(rateEProcess(looks, beliefs)).toEqual([1]);
  });
  it('refuses more events than trials and weights that do not add up', () => {
    const looks = [{ control: { trials: 1, events: 2 }, candidate: { trials: 1, events: 0 } }];
    expect(() => rateEProcess(looks, beliefs)).toThrow('2 events in 1 trials cannot be');
    expect(() => rateEProcess([], [{ ratio: 2, weight: 0.5 }])).toThrow('add up to 1');
  });
});

describe('the sample ratio', () => {
  it('is the exact two-sided binomial test', () => {
    // 2 * P(X <= 5 | 20, 1/2) = 2 * 21700 / 2^20
    expect(sampleRatioP(5, 15)).toBeCloseTo((2 * 21_700) / 2 ** 20, 12);
    expect(sampleRatioP(10, 10)).toBe(1);
    expect(sampleRatioP(0, 15)).toBe(1);
    expect(sampleRatioP(4700, 5300)).toBeLessThan(1e-8);
  });
});
