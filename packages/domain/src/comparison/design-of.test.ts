import { expect, it } from 'vitest';
import { designOf } from './design-of.ts';

it('names changed limits in the same words in whatever order their fields come, and none that cannot make a launch count', () => {
  const plan = { kind: 'fixed', pairs: 6 } as const;
  const coolDown = { pollS: 1, leastS: 0, mostS: 1 };
  const one = designOf({ plan, limits: { minUptimeS: 0, batteryPercent: { from: 0, to: 100 }, coolDown } });
  const other = designOf({ plan, limits: { coolDown, batteryPercent: { to: 100, from: 0 }, minUptimeS: 0 } });
  expect(one.changedLimits).toEqual(['batteryPercent {"from":0,"to":100}', 'minUptimeS 0']);
  expect(other).toEqual(one);
  expect(designOf({ plan }).changedLimits).toEqual([]);
});
