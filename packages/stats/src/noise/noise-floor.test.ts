import { describe, expect, it } from 'vitest';
import { type AaResult, noiseFloor } from './noise-floor.ts';

const quiet: AaResult = { pairs: 10, pairSd: 0.03, halfWidth: 0.01, mde: 0.04, isAlarm: false };
const nights = (count: number, alarms: number): AaResult[] =>
  Array.from({ length: count }, (_, night) => ({ ...quiet, isAlarm: night < alarms }));

describe('the noise floor of a metric', () => {
  it('is the median of spread and detectable effect, and counts false alarms with an exact interval', () => {
    const floor = noiseFloor([...nights(2, 0), { ...quiet, pairSd: 0.09, mde: 0.2 }, { ...quiet, pairSd: null }]);
    expect(floor).toMatchObject({ comparisons: 4, pairs: 40, pairSd: 0.03, mde: 0.04, falseAlarms: 0 });
    // 1 - 0.025^(1/4), by the definition of Clopper and Pearson
    expect(floor.falseAlarmRate[1]).toBeCloseTo(0.6024, 4);
  });
  it('demotes a metric whose false alarms cannot be bad luck, and takes it back when they have passed', () => {
    // the lower bounds of 2 and 3 of 28 are 0.9 % and 2.3 %, around the nominal 1 %
    expect(noiseFloor(nights(28, 2)).isInformational).toBe(false);
    expect(noiseFloor(nights(28, 3)).isInformational).toBe(true);
    expect(noiseFloor(nights(28, 3).slice(1)).isInformational).toBe(false);
  });
  it('sets what is worth an alert: twice the usual half-width, and never less than 2.5 %', () => {
    expect(noiseFloor(nights(5, 0)).alertFloor).toBe(0.025);
    expect(noiseFloor([{ ...quiet, halfWidth: 0.04 }]).alertFloor).toBe(0.08);
  });
  it('says nothing without a comparison', () => {
    expect(noiseFloor([])).toMatchObject({ pairSd: null, mde: null, falseAlarmRate: [0, 1], isInformational: false });
  });
});
