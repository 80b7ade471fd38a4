import type { PolicyCandidate } from './policy-space.ts';
import { type ReplayRun, replayCandidate } from './replay-candidate.ts';

/** Standard deviations of the score a millisecond: at the lower end time alone ends the search, at the upper the first frame does. */
const LEAST_PRICE = 1e-6;
const MOST_PRICE = 1;
/** Halvings of the logarithm of the price: to within a third of a percent. */
const HALVINGS = 12;

/**
 * The candidate with the lowest price of work (lambda) at which its mean busy time over the runs keeps the limit. Only the busy time is
 * looked at, never the regret, so nothing of the clips' scores is fitted by it. Where even the highest price is beyond the limit, that.
 */
export function priceForBusy(candidate: PolicyCandidate, runs: readonly ReplayRun[], busyMs: number): PolicyCandidate {
  const priced = (logPrice: number): PolicyCandidate => ({
    ...candidate,
    policy: { ...candidate.policy, lambda: Math.min(1, Math.exp(logPrice) * candidate.policy.prior.sd) },
  });
  let low = Math.log(LEAST_PRICE);
  let high = Math.log(MOST_PRICE);
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (meanOf(replayCandidate(priced(middle), runs).busyMs) <= busyMs) high = middle;
    else low = middle;
  }
  return priced(high);
}

/**
 * The candidates of mode frugal at the price that keeps the limit, one of those that differ in price alone; all others as they are.
 * Pricing one takes a dozen replays of all runs, so each step says how many of them are done.
 */
export function* pricedForBusy(
  candidates: readonly PolicyCandidate[],
  runs: readonly ReplayRun[],
  busyMs: number,
): Generator<{ readonly done: number; readonly of: number }, PolicyCandidate[]> {
  const others = candidates.filter(({ policy }) => policy.mode !== 'frugal');
  const unpriced = new Map<string, PolicyCandidate>();
  for (const candidate of candidates.filter(({ policy }) => policy.mode === 'frugal')) {
    const but = JSON.stringify([candidate.setting, { ...candidate.policy, lambda: 0 }]);
    if (!unpriced.has(but)) unpriced.set(but, candidate);
  }
  const priced: PolicyCandidate[] = [];
  for (const candidate of unpriced.values()) {
    priced.push(priceForBusy(candidate, runs, busyMs));
    yield { done: priced.length, of: unpriced.size };
  }
  return [...others, ...priced];
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
