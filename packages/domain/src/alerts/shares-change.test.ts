import { expect, it } from 'vitest';
import { type Suspects, sharesChange } from './shares-change.ts';

const build = (version: number) => ({ modelId: `mdl_${version}`, harness: '1' });
const after = (...versions: number[]): Suspects => ({ builds: versions.map(build), culprit: null });

it('alerts share a change when one build can have caused both; the last good one caused none', () => {
  expect(sharesChange(after(1, 2), after(1, 2))).toBe(true);
  expect(sharesChange(after(1, 2, 3), after(2, 3, 4))).toBe(true);
  expect(sharesChange(after(1, 2), after(2, 3))).toBe(false);
  expect(sharesChange(after(1, 2), { ...after(1, 2), builds: [build(1), { ...build(2), harness: '2' }] })).toBe(false);
});

it('what bisection has found says more than the builds in between', () => {
  const found = (version: number, ...versions: number[]): Suspects => ({
    ...after(...versions),
    culprit: { first: build(version), last: build(version) },
  });
  expect(sharesChange(found(3, 1, 2, 3), after(1, 2))).toBe(false);
  expect(sharesChange(found(2, 1, 2, 3), after(1, 2))).toBe(true);
});
