import type { ValueSums } from '@framefarm/stats';
import { type Guardrail, type GuardrailLook, type RateGuardrail, RATE_GUARDRAILS } from './guardrails.ts';

/** All that counted from one network (the first part of an address), over all looks. */
export type NetworkCounts = GuardrailLook;

/** A network that makes up more of the disagreement than this is left out: whatever is left rests on twenty networks or more. */
const MOST_INFLUENCE = 0.05;
/** So many networks could belong to one stubborn stranger. */
const STRANGERS_NETWORKS = 3;

type Sums = Pick<ValueSums, 'n' | 'sum'>;
interface Part {
  readonly control: Sums;
  readonly candidate: Sums;
}

/**
 * The networks (by their place in the list) that push one guardrail too hard, either way, to be believed: the largest is left out until none
 * makes up more than 5 % of the sum of squared pushes. Anybody can send telemetry, hardly anybody from many networks; with k networks one
 * shifts a z-value of the rest by at most k * sqrt(0.05), however much one sends.
 */
export function loudNetworks(guardrail: Guardrail, networks: readonly NetworkCounts[]): ReadonlySet<number> {
  const parts = networks.map(({ control, candidate }) => ({
    control: sumsOf(guardrail, control),
    candidate: sumsOf(guardrail, candidate),
  }));
  const out = new Set<number>();
  for (;;) {
    // weighed again without the one before: what it claimed must not even shift the mean that the others are held against
    const squares = pushesOf(parts, out).map((push) => push * push);
    const loudest = squares.reduce((best, square, i) => (square > (squares[best] as number) ? i : best), 0);
    const sum = squares.reduce((all, square) => all + square, 0);
    if (sum === 0 || (squares[loudest] as number) <= MOST_INFLUENCE * sum) return out;
    out.add(loudest);
  }
}

/** The networks with the most crashes of the candidate, as many as one stubborn stranger might have: the fuse is read without them. */
export function crashingNetworks(networks: readonly NetworkCounts[]): ReadonlySet<number> {
  const crashed = networks
    .map(({ candidate }, i) => ({ i, crashes: candidate.rates.crash.events }))
    .filter(({ crashes }) => crashes > 0)
    .toSorted((a, b) => b.crashes - a.crashes);
  return new Set(crashed.slice(0, STRANGERS_NETWORKS).map(({ i }) => i));
}

/** What each network adds to the difference of the arms' means, once the common mean is taken off; 0 for those left out. */
function pushesOf(parts: readonly Part[], out: ReadonlySet<number>): Float64Array {
  const all = { control: { n: 0, sum: 0 }, candidate: { n: 0, sum: 0 } };
  for (const [i, part] of parts.entries()) {
    if (out.has(i)) continue;
    for (const arm of ['control', 'candidate'] as const) {
      all[arm].n += part[arm].n;
      all[arm].sum += part[arm].sum;
    }
  }
  const mean = (all.control.sum + all.candidate.sum) / (all.control.n + all.candidate.n);
  const push = ({ n, sum }: Sums, total: number) => (total === 0 ? 0 : (sum - mean * n) / total);
  return Float64Array.from(parts, ({ control, candidate }, i) =>
    out.has(i) ? 0 : push(candidate, all.candidate.n) - push(control, all.control.n),
  );
}

function sumsOf(guardrail: Guardrail, { rates, values }: NetworkCounts['control']): Sums {
  if (!isRate(guardrail)) return values[guardrail];
  const { trials, events } = rates[guardrail];
  return { n: trials, sum: events };
}

function isRate(guardrail: Guardrail): guardrail is RateGuardrail {
  return RATE_GUARDRAILS.some((name) => name === guardrail);
}
