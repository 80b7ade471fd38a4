import { expect, it } from 'vitest';
import reference from '../../fixtures/reference.json' with { type: 'json' };
import { momentsOf } from '../intervals/moments.ts';
import { randomEffects } from './random-effects.ts';

it('agrees with the iterated (Paule-Mandel) estimate and the Hartung-Knapp error of statsmodels', () => {
  for (const { mean, variance, tau2, pooled, se } of reference.devices) {
    const effects = mean.map((value, i) => ({ device: `phone ${i}`, mean: value, variance: variance[i] as number }));
    const got = randomEffects(effects);
    expect((got?.tau ?? NaN) ** 2).toBeCloseTo(tau2, 9);
    expect(got?.mean).toBeCloseTo(pooled, 9);
    expect(got?.se).toBeCloseTo(se, 9);
    expect(got?.df).toBe(mean.length - 1);
  }
});

it('is Student t over the phones when all phones are equally certain', () => {
  const means = [0.01, 0.05, -0.02, 0.04];
  const got = randomEffects(means.map((mean, i) => ({ device: `${i}`, mean, variance: 1e-4 })));
  const { mean, variance } = momentsOf(means);
  expect(got?.mean).toBeCloseTo(mean, 12);
  expect(got?.se).toBeCloseTo(Math.sqrt(variance / 4), 12);
});

it('has nothing to say about a tier from one phone', () => {
  expect(randomEffects([{ device: 'a', mean: 0, variance: 1 }])).toBeNull();
});
