import { describe, expect, it } from 'vitest';
import { expectedExcess, quickExcess, reservationValue } from './reservation-value.ts';

describe('the expected excess of a normal value', () => {
  // published values: unit normal linear loss integral, Raiffa and Schlaifer 1961, table II
  it.each([
    [0, 0.3989],
    [0.5, 0.1978],
    [1, 0.08332],
    [2, 0.008491],
    [3, 0.0003822],
  ])('over %f is %f', (u, loss) => {
    expect(expectedExcess(u)).toBeCloseTo(loss, 4);
    expect(Math.abs(quickExcess(u) - loss)).toBeLessThan(0.005);
  });
  it('is -u far below and 0 far above', () => expect([quickExcess(-9), quickExcess(9)]).toEqual([9, 0]));
});

describe('the reservation value', () => {
  it('is where the expected excess equals the cost', () => {
    for (const cost of [1e-6, 1e-3, 0.0833, 0.3989, 1, 3])
      expect(Math.abs(expectedExcess(reservationValue(cost)) - cost)).toBeLessThan(0.012 * Math.max(cost, 0.01));
  });
  it('of a dear box is its mean less the cost', () => expect(reservationValue(50)).toBe(-50));
});
