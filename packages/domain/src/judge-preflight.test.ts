import { describe, expect, it } from 'vitest';
import { type PreflightReadings, judgePreflight } from './judge-preflight.ts';

const fit: PreflightReadings = {
  batteryLevel: 20,
  batteryCelsius: 45,
  batteryFrozen: false,
  thermalStatus: 0,
  awake: true,
  locked: false,
  availableMb: 200,
  freeMb: 50,
};

describe('a phone before a run', () => {
  it('is fit at the limits themselves', () => expect(judgePreflight(fit)).toBeNull());
  it('is fit when it does not say what it has', () =>
    expect(
      judgePreflight({
        ...fit,
        batteryLevel: null,
        batteryCelsius: null,
        thermalStatus: null,
        availableMb: null,
        freeMb: null,
      }),
    ).toBeNull());
  it.each([1, 2])('that is warm (status %i) is left to the launch gates', (thermalStatus) =>
    expect(judgePreflight({ ...fit, thermalStatus })).toBeNull(),
  );
  it.each([
    ['heat', { thermalStatus: 3 }, 'thermal status is 3'],
    ['heat', { batteryCelsius: 45.1 }, '45.1 C'],
    ['device', { batteryLevel: 19 }, '19 %'],
    ['device', { batteryFrozen: true }, 'frozen'],
    ['device', { awake: false }, 'screen stays off'],
    ['device', { locked: true }, 'locked'],
    ['device', { availableMb: 199 }, '199 MB of memory'],
    ['device', { freeMb: 49 }, '49 MB of storage'],
  ] as const)('is refused by fault of %s with %j', (fault, change, words) => {
    const refusal = judgePreflight({ ...fit, ...change });
    expect(refusal?.fault).toBe(fault);
    expect(refusal?.reason).toContain(words);
  });
});
