import type { VerdictName } from '@framefarm/stats';

/** A build between, compared with the good one. */
export interface BisectTest {
  /** Place in the list of builds. */
  readonly build: number;
  readonly verdict: VerdictName;
}

export type BisectStep =
  | { readonly kind: 'test'; readonly build: number; readonly testsLeft: number }
  /** The first bad build; the one before it is good. */
  | { readonly kind: 'found'; readonly build: number }
  /** No comparison could tell the builds between these two apart; the change came after `good`, with `bad` at the latest. */
  | { readonly kind: 'narrowed'; readonly good: number; readonly bad: number };

/**
 * The next build to compare with the good one, when of `builds` builds in order the first is known to be good and the last to be bad. Halves what
 * is left; a build that no comparison could judge is passed over for its nearest neighbour. A regression is a bad build, a pass or an
 * improvement a good one. Two builds are found at once: there is nothing between them.
 */
export function planBisect(builds: number, tests: readonly BisectTest[]): BisectStep {
  const bad = Math.min(builds - 1, ...placesOf(tests, isBad));
  const good = Math.max(0, ...placesOf(tests, isGood).filter((place) => place < bad));
  const unclear = new Set(placesOf(tests, (verdict) => !isBad(verdict) && !isGood(verdict)));
  const between = Array.from({ length: bad - good - 1 }, (_, i) => good + 1 + i);
  const untested = between.filter((place) => !unclear.has(place));
  if (between.length === 0) return { kind: 'found', build: bad };
  const middle = (good + bad) / 2;
  const [next] = untested.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  if (next === undefined) return { kind: 'narrowed', good, bad };
  return { kind: 'test', build: next, testsLeft: Math.ceil(Math.log2(untested.length + 1)) };
}

const isBad = (verdict: VerdictName) => verdict === 'regress';
const isGood = (verdict: VerdictName) => verdict === 'pass' || verdict === 'improve';

function placesOf(tests: readonly BisectTest[], wanted: (verdict: VerdictName) => boolean): number[] {
  return tests.filter(({ verdict }) => wanted(verdict)).map(({ build }) => build);
}
