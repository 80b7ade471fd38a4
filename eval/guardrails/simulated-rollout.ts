import {
  type ArmCounts,
  FUSE,
  type GuardrailLook,
  type NetworkCounts,
  type RateGuardrail,
  type MeanGuardrail,
  NO_COUNTS,
  RATE_GUARDRAILS,
  judgeRollback,
  readGuardrails,
  fuseBlownAt,
  sumCounts,
} from '@framefarm/domain';
import type { Random } from '@framefarm/phone-model';
import { type ValueSums, binomialCdf } from '@framefarm/stats';

export const LOOKS = 80;
export const RUNS_PER_LOOK = 500;
/** Share of sessions that are scored densely afterwards. */
const AUDITED = 0.01;
const NETWORKS = 1000;

/** What the phones of one arm are like: chance of each event in a run, mean and spread of the chosen score, mean of the audit regret. */
export interface SimulatedArm {
  readonly rates: Readonly<Record<RateGuardrail, number>>;
  readonly score: number;
  readonly auditRegret: number;
}
export const USUAL: SimulatedArm = {
  rates: { 'over-budget': 0.04, crash: 0.001, memory: 0.002, abandonment: 0.02 },
  score: 0.6,
  auditRegret: 0.03,
};
const SCORE_SD = 0.12;

/** A stranger who sends as many runs as `share` of the honest ones, from few networks, to make a sound candidate look bad. */
export interface Stranger {
  readonly share: number;
  readonly networks: number;
}

/** The first look in parts, so that the fuse is looked at within its 300 runs, with a stranger's among them too. */
const FIRST_LOOK = [200, FUSE.runs - 200, RUNS_PER_LOOK - FUSE.runs] as const;

/** All looks of one rollout. */
export function simulateLooks(candidate: SimulatedArm, random: Random): GuardrailLook[] {
  const sizes = [...FIRST_LOOK, ...Array.from({ length: LOOKS - 1 }, () => RUNS_PER_LOOK)];
  return sizes.map((runs) => ({ control: drawArm(USUAL, runs, random), candidate: drawArm(candidate, runs, random) }));
}

/** Where all numbers together are this far from every alarm, leaving networks out does not raise one: such looks are not judged, to save time. */

const NEAR = 0.8;

/** Under attack every look is near an alarm. A judgement reads all looks so far, so that these find what any look would have found. */
const JUDGED_UNDER_ATTACK: readonly number[] = [1, 3, 6, 12, 40, 81];

/** Runs per arm after which the product rolls back; null when it never does. */
export function rolledBackAfter(
  looks: readonly GuardrailLook[],
  random: Random,
  stranger: Stranger | null,
): number | null {
  const seen = stranger === null ? looks : looks.map((look) => joined(look, stranger));
  const curves = readGuardrails(seen).map(({ curve }) => curve);
  const fuse = fuseBlownAt(seen);
  const spread = createNetworkSpread(random);
  let runs = 0;
  for (const [at, look] of looks.entries()) {
    spread.add(look);
    runs += look.candidate.rates.crash.trials;
    const isNear =
      stranger !== null || (fuse !== null && fuse <= at) || curves.some((curve) => (curve[at] ?? 0) > NEAR);
    if (!isNear || (stranger !== null && !JUDGED_UNDER_ATTACK.includes(at))) continue;
    const so = looks.slice(0, at + 1);
    const strangers = stranger === null ? [] : strangersNetworks(so, stranger);
    const known = new Map<string, GuardrailLook[]>();
    const without = (out: ReadonlySet<number>) => {
      const key = [...out].toSorted((a, b) => a - b).join(' ');
      const there = known.get(key) ?? looksWithout(so, spread, stranger, out);
      known.set(key, there);
      return there;
    };
    const networks = [...spread.counts(), ...strangers];
    const judged = judgeRollback({ looks: seen.slice(0, at + 1), networks, looksWithout: without }, true);
    if (judged.reasons.length > 0) return runs;
  }
  return null;
}

/** The stranger's networks stand behind the honest ones. */
function looksWithout(
  looks: readonly GuardrailLook[],
  spread: NetworkSpread,
  stranger: Stranger | null,
  out: ReadonlySet<number>,
): GuardrailLook[] {
  const kept = looks.map((look, at) => spread.lookWithout(look, at, out));
  if (stranger === null) return kept;
  const left = Array.from({ length: stranger.networks }, (_, i) => NETWORKS + i).filter((i) => !out.has(i)).length;
  return kept.map((look, at) => {
    const runs = Math.round((hostileRuns(looks[at] as GuardrailLook, stranger) * left) / stranger.networks);
    return sumCounts([look, hostile(runs)]);
  });
}

function drawArm(arm: SimulatedArm, runs: number, random: Random): ArmCounts {
  const rates = Object.fromEntries(
    RATE_GUARDRAILS.map((name) => [name, { trials: runs, events: drawBinomial(runs, arm.rates[name], random) }]),
  ) as unknown as ArmCounts['rates'];
  return {
    rates,
    values: {
      'chosen-score': normalSums(runs, arm.score, SCORE_SD, random),
      'audit-regret': exponentialSums(drawBinomial(runs, AUDITED, random), arm.auditRegret, random),
    },
  };
}

const tables = new Map<string, Float64Array>();
/** One uniform number looked up in the table of the distribution. */
function drawBinomial(n: number, p: number, random: Random): number {
  const key = `${n} ${p}`;
  let table = tables.get(key);
  if (table === undefined) {
    table = Float64Array.from({ length: n + 1 }, (_, k) => binomialCdf(k, n, p));
    tables.set(key, table);
  }
  const u = random.uniform();
  let k = 0;
  while (k < n && (table[k] as number) <= u) k += 1;
  return k;
}

/** Sum and sum of squares of n normal values; the chi-square of the squares by its normal approximation, n being some hundreds. */
function normalSums(n: number, mean: number, sd: number, random: Random): ValueSums {
  const average = mean + (sd / Math.sqrt(n)) * random.normal();
  const around = sd * sd * (n - 1 + Math.sqrt(2 * (n - 1)) * random.normal());
  return { n, sum: n * average, squares: around + n * average * average };
}

/** Regrets are mostly small and now and then large. */
function exponentialSums(n: number, mean: number, random: Random): ValueSums {
  const values = Array.from({ length: n }, () => -mean * Math.log(1 - random.uniform()));
  return {
    n,
    sum: values.reduce((all, value) => all + value, 0),
    squares: values.reduce((all, value) => all + value * value, 0),
  };
}

/** Cumulative share of the runs that come from the networks up to each: Zipf's law, as addresses of phones roughly follow. */
const CUMULATIVE = (() => {
  let sum = 0;
  const parts = Float64Array.from({ length: NETWORKS }, (_, i) => (sum += 1 / (i + 10)));
  return parts.map((part) => part / sum);
})();

function drawNetwork(random: Random): number {
  const u = random.uniform();
  let [low, high] = [0, NETWORKS - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((CUMULATIVE[middle] as number) <= u) low = middle + 1;
    else high = middle;
  }
  return low;
}

const SHARES = CUMULATIVE.map((upTo, i) => upTo - (i === 0 ? 0 : (CUMULATIVE[i - 1] as number)));

/** Whose network the runs of both arms came from: events are drawn one by one, trials and values are as many as the network's share. */
function createNetworkSpread(random: Random) {
  const [control, candidate] = [createArmSpread(random), createArmSpread(random)];
  return {
    add(look: GuardrailLook): void {
      control.add(look.control);
      candidate.add(look.candidate);
    },
    counts: (): NetworkCounts[] =>
      Array.from({ length: NETWORKS }, (_, i) => ({ control: control.countsOf(i), candidate: candidate.countsOf(i) })),
    lookWithout: (look: GuardrailLook, at: number, out: ReadonlySet<number>): GuardrailLook => ({
      control: control.without(look.control, at, out),
      candidate: candidate.without(look.candidate, at, out),
    }),
  };
}
type NetworkSpread = ReturnType<typeof createNetworkSpread>;

function createArmSpread(random: Random) {
  const perRate = () => new Float64Array(NETWORKS);
  const events = { 'over-budget': perRate(), crash: perRate(), memory: perRate(), abandonment: perRate() };
  const perMean = () => SHARES.map(() => random.normal());
  const noise = { 'chosen-score': perMean(), 'audit-regret': perMean() };
  /** Per look the network of each event. */
  const drawn: Record<RateGuardrail, number[]>[] = [];
  let total = NO_COUNTS;
  const rate = (name: RateGuardrail, network: number) => {
    const count = events[name][network] as number;
    return { trials: Math.max(count, total.rates[name].trials * (SHARES[network] as number)), events: count };
  };
  const mean = (name: MeanGuardrail, network: number): ValueSums => {
    const { n, sum, squares } = total.values[name];
    if (n === 0) return total.values[name];
    const own = n * (SHARES[network] as number);
    const sd = Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
    return { n: own, sum: (own * sum) / n + (noise[name][network] as number) * sd * Math.sqrt(own), squares: 0 };
  };
  return {
    add(arm: ArmCounts): void {
      total = sumCounts([
        { control: total, candidate: NO_COUNTS },
        { control: arm, candidate: NO_COUNTS },
      ]).control;
      const look = mapRates((name) => Array.from({ length: arm.rates[name].events }, () => drawNetwork(random)));
      drawn.push(look);
      for (const name of RATE_GUARDRAILS)
        for (const network of look[name]) events[name][network] = (events[name][network] as number) + 1;
    },
    countsOf: (network: number): ArmCounts => ({
      rates: mapRates((name) => rate(name, network)),
      values: { 'chosen-score': mean('chosen-score', network), 'audit-regret': mean('audit-regret', network) },
    }),
    without(arm: ArmCounts, at: number, out: ReadonlySet<number>): ArmCounts {
      const kept = 1 - [...out].reduce((sum, network) => sum + (SHARES[network] ?? 0), 0);
      const part = ({ n, sum, squares }: ValueSums) => ({ n: n * kept, sum: sum * kept, squares: squares * kept });
      return {
        rates: mapRates((name) => {
          const left = (drawn[at]?.[name] ?? []).filter((network) => !out.has(network)).length;
          return { trials: Math.max(left, Math.round(arm.rates[name].trials * kept)), events: left };
        }),
        values: {
          'chosen-score': part(arm.values['chosen-score']),
          'audit-regret': part(arm.values['audit-regret']),
        },
      };
    },
  };
}

function mapRates<Value>(valueOf: (name: RateGuardrail) => Value): Record<RateGuardrail, Value> {
  return {
    'over-budget': valueOf('over-budget'),
    crash: valueOf('crash'),
    memory: valueOf('memory'),
    abandonment: valueOf('abandonment'),
  };
}

/** Every run of the candidate is as bad as a run can be told to be, every run of the control as good. */
function hostile(runs: number): GuardrailLook {
  const arm = (isBad: boolean): ArmCounts => {
    const rate = { trials: runs, events: isBad ? runs : 0 };
    const score = isBad ? 0 : 1;
    return {
      rates: { 'over-budget': rate, crash: rate, memory: rate, abandonment: rate },
      values: {
        'chosen-score': { n: runs, sum: runs * score, squares: runs * score },
        'audit-regret': { n: runs, sum: runs * (1 - score), squares: runs * (1 - score) },
      },
    };
  };
  return { control: arm(false), candidate: arm(true) };
}

const hostileRuns = (look: GuardrailLook, { share }: Stranger) =>
  Math.round(look.candidate.rates['over-budget'].trials * share);

function joined(look: GuardrailLook, stranger: Stranger): GuardrailLook {
  return sumCounts([look, hostile(hostileRuns(look, stranger))]);
}

function strangersNetworks(looks: readonly GuardrailLook[], stranger: Stranger): NetworkCounts[] {
  const runs = looks.reduce((sum, look) => sum + hostileRuns(look, stranger), 0);
  return Array.from({ length: stranger.networks }, () => hostile(Math.round(runs / stranger.networks)));
}
