import { expect, it } from 'vitest';
import { mersenneTwister } from '../history/ports/mersenne-twister.ts';
import { normalQuantile } from '../special/normal.ts';
import { goldenDrift } from './golden-drift.ts';

const BASELINE = [100, 101, 99, 100, 102, 98];

it('says nothing before there are five earlier runs', () => {
  expect(goldenDrift(200, BASELINE.slice(0, 4), 0.025)).toBeNull();
});

it('finds a drift either way, but none within what the phone varies by itself or within the noise floor', () => {
  const judge = (value: number, floor = 0.025) => goldenDrift(value, BASELINE, floor)?.isDrift;
  expect([judge(103), judge(112), judge(88), judge(112, 0.2)]).toEqual([false, true, true, false]);
  expect(goldenDrift(112, BASELINE, 0.025)?.change).toBeCloseTo(0.12, 2);
  const still = goldenDrift(102, [100, 100, 100, 100, 100], 0.025);
  expect(still).toMatchObject({ isDrift: false, limit: expect.closeTo(0.025, 9) });
});

it('calls a phone that only varies suspect about once in a hundred golden runs', () => {
  const below = mersenneTwister(7);
  const normal = () => normalQuantile((below(1e6) + 0.5) / 1e6);
  let drifts = 0;
  for (let phone = 0; phone < 4000; phone += 1) {
    const values = Array.from({ length: 9 }, () => 100 * Math.exp(0.03 * normal()));
    if (goldenDrift(values[8] as number, values.slice(0, 8), 0)?.isDrift) drifts += 1;
  }
  expect(drifts).toBeGreaterThan(20);
  expect(drifts).toBeLessThan(65);
});
