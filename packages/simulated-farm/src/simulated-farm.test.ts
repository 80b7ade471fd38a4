import { armOrder } from '@framefarm/domain';
import { seededRandom } from '@framefarm/phone-model';
import { momentsOf } from '@framefarm/stats';
import { describe, expect, it } from 'vitest';
import {
  FARM_PARAMETERS,
  NOISE_FAMILIES,
  type RunLaunch,
  iterationNoise,
  iterationPool,
  launchLog,
  launchNoise,
  launchValues,
  runPair,
  simulatedPhone,
} from './index.ts';

const AB = ['A', 'B'] as const;
const pool = iterationPool('spikes', seededRandom(1), 300, 500);

/** Spread of the log of 60 launches in a row. */
function spread(areGatesOn: boolean, seed: number): number {
  const random = seededRandom(seed);
  const phone = simulatedPhone('one', random);
  const effect = launchNoise('gaussian', FARM_PARAMETERS.launchSigma.value, random);
  const logs: number[] = [];
  for (let pair = 0; pair < 30; pair += 1) {
    const { launches, reasons } = runPair(phone, AB, areGatesOn);
    if (reasons.length === 0) for (const one of launches) logs.push(launchLog('median', one, effect(), pool, random));
    if (!areGatesOn) for (let busy = 0; busy < 8; busy += 1) phone.launch();
  }
  return Math.sqrt(momentsOf(logs).variance);
}

describe('the simulated farm', () => {
  it('names the source of every number and calls it simulated', () => {
    for (const parameter of Object.values(FARM_PARAMETERS)) expect(parameter.source).toMatch(/^simulated: .{8}/);
  });

  it('behind the gates spreads as published gated runs do: 1.45 to 2.32 %', () => {
    const spreads = [1, 2, 3, 4].map((seed) => spread(true, seed));
    const typical = momentsOf(spreads).mean;
    expect(typical).toBeGreaterThan(0.0145);
    expect(typical).toBeLessThan(0.0232);
  });

  it('without gates throttles and spreads several times as much: published 23 to 55 %', () => {
    const typical = momentsOf([1, 2, 3, 4].map((seed) => spread(false, seed))).mean;
    expect(typical).toBeGreaterThan(0.12);
    expect(typical).toBeLessThan(0.55);
  });

  it('gives the same launches for the same seed', () => {
    const run = (seed: number) => JSON.stringify(runPair(simulatedPhone('one', seededRandom(seed)), AB));
    expect(run(3)).toBe(run(3));
    expect(run(3)).not.toBe(run(4));
  });

  it('turns ABBA blocks by a coin', () => {
    expect([0, 1, 2, 3].map((pair) => armOrder(pair, false).join(''))).toEqual(['AB', 'BA', 'AB', 'BA']);
    expect(armOrder(0, true)).toEqual(['B', 'A']);
  });

  it('a hot phone waits and says for what; in a hot room it is given up', () => {
    const hot = runPair(simulatedPhone('hot', seededRandom(1), { startSkinC: 44 }), AB);
    expect(hot.launches.length).toBe(2);
    expect(hot.waitedFor).toContain('thermal-status');
    expect(hot.waitedS).toBeGreaterThan(60);
    const oven = runPair(simulatedPhone('oven', seededRandom(1), { roomC: 40 }), AB);
    expect(oven.launches).toEqual([]);
    expect(oven.reasons).toContain('battery-temperature');
  });
});

describe('noise', () => {
  it.each(NOISE_FAMILIES)('of family %s is centred and about as wide as its parameter', (family) => {
    const random = seededRandom(5);
    const draw = launchNoise(family, 0.03, random);
    const { mean, variance } = momentsOf(Array.from({ length: 20_000 }, draw));
    // spikes and second modes come on top of the parameter
    const extra = family === 'spikes' || family === 'bimodal' ? 2 : 1.1;
    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.sqrt(variance)).toBeGreaterThan(0.027);
    expect(Math.sqrt(variance)).toBeLessThan(0.03 * extra);
  });

  it('of iterations depends on the one before, at the published 0.15 or the 0.3 of the family', () => {
    const lagOne = (family: 'gaussian' | 'ar1') => {
      const values = iterationNoise(family, 50_000, seededRandom(9));
      let [products, squares] = [0, 0];
      for (let i = 1; i < values.length; i += 1) {
        products += (values[i] as number) * (values[i - 1] as number);
        squares += (values[i] as number) ** 2;
      }
      return products / squares;
    };
    expect(lagOne('gaussian')).toBeCloseTo(0.15, 1);
    expect(lagOne('ar1')).toBeCloseTo(0.3, 1);
  });

  it('raw values of a launch start cold and have a burst where one ran', () => {
    const [first] = runPair(simulatedPhone('one', seededRandom(2)), AB).launches;
    const conditions = { ...(first as RunLaunch), burstShare: 0.5 };
    const values = launchValues('gaussian', 400, conditions, 0, seededRandom(3));
    expect(values.length).toBe(400);
    expect(values[0]).toBeGreaterThan(40);
    expect(values.filter((value) => value > 26).length).toBeGreaterThan(180);
  });
});
