import { type ArmCounts, type Guardrail, type GuardrailLook, GUARDRAILS, isRateGuardrail } from './guardrails.ts';

/** Runs or values of each network in one arm, and the sum of their events or values, over all looks. */
export interface NetworkColumn {
  readonly n: Float64Array;
  readonly sum: Float64Array;
}
type ArmColumns = Readonly<Record<Guardrail, NetworkColumn>>;
/** All that counted from each network (the first part of an address): in columns, as they are weighed again and again. */
export interface NetworkColumns {
  readonly size: number;
  readonly control: ArmColumns;
  readonly candidate: ArmColumns;
}

/** @param networks per network its counts over all looks */
export function networkColumns(networks: readonly GuardrailLook[]): NetworkColumns {
  const column = (arm: (look: GuardrailLook) => ArmCounts, guardrail: Guardrail): NetworkColumn => {
    const counts = networks.map((network) => sumsOf(guardrail, arm(network)));
    return { n: Float64Array.from(counts, ({ n }) => n), sum: Float64Array.from(counts, ({ sum }) => sum) };
  };
  const columns = (arm: (look: GuardrailLook) => ArmCounts) =>
    Object.fromEntries(GUARDRAILS.map((guardrail) => [guardrail, column(arm, guardrail)])) as ArmColumns;
  return {
    size: networks.length,
    control: columns(({ control }) => control),
    candidate: columns(({ candidate }) => candidate),
  };
}

function sumsOf(guardrail: Guardrail, { rates, values }: ArmCounts): { readonly n: number; readonly sum: number } {
  return isRateGuardrail(guardrail) ? { n: rates[guardrail].trials, sum: rates[guardrail].events } : values[guardrail];
}

/** A network that makes up more of the disagreement than this is left out: whatever is left rests on twenty networks or more. */
const MOST_INFLUENCE = 0.05;
/** So many networks could belong to one stubborn stranger. */
const STRANGERS_NETWORKS = 3;

/**
 * The networks (by their place in the list) that push one guardrail too hard, either way, to be believed: the largest is left out until none
 * makes up more than 5 % of the sum of squared pushes. Anybody can send telemetry, hardly anybody from many networks; with k networks one
 * shifts a z-value of the rest by at most k * sqrt(0.05), however much one sends.
 */
export function loudNetworks(guardrail: Guardrail, networks: NetworkColumns): ReadonlySet<number> {
  const copyOf = ({ n, sum }: NetworkColumn) => ({ n: n.slice(), sum: sum.slice() });
  const [control, candidate] = [copyOf(networks.control[guardrail]), copyOf(networks.candidate[guardrail])];
  const out = new Set<number>();
  for (;;) {
    // weighed again without the one before: what it claimed must not even shift the mean that the others are held against
    const { loudest, share } = loudestOf(control, candidate);
    if (share <= MOST_INFLUENCE) return out;
    out.add(loudest);
    for (const { n, sum } of [control, candidate]) n[loudest] = sum[loudest] = 0;
  }
}

/** The networks with the most crashes of the candidate, as many as one stubborn stranger might have: the fuse is read without them. */
export function crashingNetworks({ candidate }: NetworkColumns): ReadonlySet<number> {
  const crashed = Array.from(candidate.crash.sum, (crashes, i) => ({ i, crashes }))
    .filter(({ crashes }) => crashes > 0)
    .toSorted((a, b) => b.crashes - a.crashes);
  return new Set(crashed.slice(0, STRANGERS_NETWORKS).map(({ i }) => i));
}

/**
 * The network that adds most to the difference of the arms' means, once the common mean is taken off, and its share of the squares; a share of 0
 * when nobody adds anything. Plain loops: it is run a dozen times for each guardrail at each look.
 */
function loudestOf(
  { n, sum }: NetworkColumn,
  candidate: NetworkColumn,
): { readonly loudest: number; readonly share: number } {
  const size = n.length;
  const { n: candidateN, sum: candidateSum } = candidate;
  let all = 0;
  let allCandidate = 0;
  let allSum = 0;
  for (let i = 0; i < size; i += 1) {
    all += n[i] as number;
    allCandidate += candidateN[i] as number;
    allSum += (sum[i] as number) + (candidateSum[i] as number);
  }
  const mean = allSum / (all + allCandidate);
  // an arm without a run pushes nothing
  const weight = all === 0 ? 0 : 1 / all;
  const candidateWeight = allCandidate === 0 ? 0 : 1 / allCandidate;
  let loudest = 0;
  let most = 0;
  let squares = 0;
  for (let i = 0; i < size; i += 1) {
    const above = (sum[i] as number) - mean * (n[i] as number);
    const candidateAbove = (candidateSum[i] as number) - mean * (candidateN[i] as number);
    const push = candidateAbove * candidateWeight - above * weight;
    const square = push * push;
    squares += square;
    if (square > most) {
      loudest = i;
      most = square;
    }
  }
  return { loudest, share: squares > 0 ? most / squares : 0 };
}
