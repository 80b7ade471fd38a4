import { describe, expect, it } from 'vitest';
import { afterConfirmation } from './confirm-alert.ts';
import { type BisectTest, planBisect } from './plan-bisect.ts';

/** Plays a bisect through; `verdictOf` judges a build against the first one. */
function play(builds: number, verdictOf: (build: number) => BisectTest['verdict']) {
  const tests: BisectTest[] = [];
  for (;;) {
    const step = planBisect(builds, tests);
    if (step.kind !== 'test') return { step, tests };
    expect(tests.map(({ build }) => build)).not.toContain(step.build);
    tests.push({ build: step.build, verdict: verdictOf(step.build) });
  }
}

describe('a bisect', () => {
  it('finds each first bad build of any number of them, in as many tests as halving takes', () => {
    for (let builds = 2; builds <= 40; builds += 1)
      for (let culprit = 1; culprit < builds; culprit += 1) {
        const { step, tests } = play(builds, (build) => (build >= culprit ? 'regress' : 'pass'));
        expect(step).toEqual({ kind: 'found', build: culprit });
        expect(tests.length).toBeLessThanOrEqual(Math.ceil(Math.log2(builds - 1)));
      }
  });
  it('passes over builds that no comparison can judge, and says what is left when all of them are such', () => {
    const verdictOf = (build: number) => (build === 4 ? 'invalid' : build >= 6 ? 'regress' : 'pass');
    expect(play(9, verdictOf).step).toEqual({ kind: 'found', build: 6 });
    expect(play(9, () => 'inconclusive').step).toEqual({ kind: 'narrowed', good: 0, bad: 8 });
    expect(play(6, (build) => (build === 2 ? 'pass' : 'inconclusive')).step).toEqual({
      kind: 'narrowed',
      good: 2,
      bad: 5,
    });
  });
  it('takes an improvement over the good build for a good one', () => {
    expect(play(5, (build) => (build === 4 ? 'regress' : 'improve')).step).toEqual({ kind: 'found', build: 4 });
  });
});

it('a comparison that cannot tell is tried once more, and only a regression makes an alert heard', () => {
  expect((['regress', 'pass', 'improve'] as const).map((verdict) => afterConfirmation(verdict, 1))).toEqual([
    'confirm',
    'refute',
    'refute',
  ]);
  expect([1, 2].map((tries) => afterConfirmation('inconclusive', tries))).toEqual(['again', 'expire']);
  expect([1, 2].map((tries) => afterConfirmation('invalid', tries))).toEqual(['again', 'expire']);
});
