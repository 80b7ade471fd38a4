import { type GuardrailLook, NO_COUNTS } from '@framefarm/domain';
import { expect, it } from 'vitest';
import { rolloutCounts } from './rollout-counts.ts';

const crashes = (trials: number, events: number): GuardrailLook => ({
  control: NO_COUNTS,
  candidate: { ...NO_COUNTS, rates: { ...NO_COUNTS.rates, crash: { trials, events } } },
});
const crashOf = (looks: readonly GuardrailLook[]) => looks.map(({ candidate }) => candidate.rates.crash);
const counts = rolloutCounts(
  [
    { look: 3, network: 'b', counts: crashes(10, 1) },
    { look: 1, network: 'b', counts: crashes(5, 0) },
    { look: 1, network: 'a', counts: crashes(7, 7) },
  ],
  3,
);

it('adds up every look, those too in which nothing came in', () => {
  expect(crashOf(counts.looks)).toEqual([
    { trials: 12, events: 7 },
    { trials: 0, events: 0 },
    { trials: 10, events: 1 },
  ]);
});

it('numbers the networks by name and leaves out by number', () => {
  expect(counts.networks.candidate.crash).toEqual({ n: Float64Array.of(7, 15), sum: Float64Array.of(7, 1) });
  expect(crashOf(counts.looksWithout(new Set([0])))).toEqual([
    { trials: 5, events: 0 },
    { trials: 0, events: 0 },
    { trials: 10, events: 1 },
  ]);
  expect(crashOf(counts.looksWithout(new Set([0, 1])))).toEqual(Array(3).fill({ trials: 0, events: 0 }));
});
