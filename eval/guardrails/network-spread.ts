import {
  type ArmCounts,
  type GuardrailLook,
  MEAN_GUARDRAILS,
  type MeanGuardrail,
  NO_COUNTS,
  type NetworkColumn,
  type NetworkColumns,
  RATE_GUARDRAILS,
  type RateGuardrail,
  sumCounts,
} from '@framefarm/domain';
import type { Random } from '@framefarm/phone-model';
import type { ValueSums } from '@framefarm/stats';

/** Networks that honest runs come from. */
const NETWORKS = 1000;

/** Cumulative share of the runs that come from the networks up to each: Zipf's law, as addresses of phones roughly follow. */
const CUMULATIVE = (() => {
  let sum = 0;
  const parts = Float64Array.from({ length: NETWORKS }, (_, i) => (sum += 1 / (i + 10)));
  return parts.map((part) => part / sum);
})();
const SHARES = CUMULATIVE.map((upTo, i) => upTo - (i === 0 ? 0 : (CUMULATIVE[i - 1] as number)));

export interface NetworkSpread {
  /** `claims`: what a stranger added to the look, from networks behind the honest ones in equal parts. */
  add(look: GuardrailLook, claims: GuardrailLook | null): void;
  /** Always of all looks so far. */
  readonly networks: NetworkColumns;
  looksWithout(out: ReadonlySet<number>): readonly GuardrailLook[];
}

/** Whose network the runs of both arms came from: events are drawn one by one, trials and values are as many as the network's share. */
export function createNetworkSpread(random: Random, strangers: number): NetworkSpread {
  const arms = { control: createArmSpread(strangers, random), candidate: createArmSpread(strangers, random) };
  const seen: { readonly look: GuardrailLook; readonly claims: GuardrailLook | null }[] = [];
  /** By the networks left out: which these are hardly changes from look to look. */
  const known = new Map<string, GuardrailLook[]>();
  return {
    networks: { size: NETWORKS + strangers, control: arms.control.columns, candidate: arms.candidate.columns },
    add(look, claims) {
      seen.push({ look, claims });
      for (const arm of ['control', 'candidate'] as const) arms[arm].add(look[arm], claims?.[arm] ?? NO_COUNTS);
    },
    looksWithout(out) {
      const key = [...out].toSorted((a, b) => a - b).join(' ');
      const looks = known.get(key) ?? [];
      known.set(key, looks);
      const left = 1 - [...out].filter((network) => network >= NETWORKS).length / strangers;
      for (const [at, { look, claims }] of seen.entries()) {
        if (at < looks.length) continue;
        const kept = {
          control: arms.control.without(look.control, at, out),
          candidate: arms.candidate.without(look.candidate, at, out),
        };
        looks.push(claims === null ? kept : sumCounts([kept, partOf(claims, left)]));
      }
      return looks;
    },
  };
}

/** Bad runs are all bad and good ones all good, so that rounding keeps the two together. */
function partOf({ control, candidate }: GuardrailLook, part: number): GuardrailLook {
  const arm = ({ rates, values }: ArmCounts): ArmCounts => {
    const rate = (name: RateGuardrail) => ({
      trials: Math.round(rates[name].trials * part),
      events: Math.round(rates[name].events * part),
    });
    const mean = (name: MeanGuardrail) => ({
      n: Math.round(values[name].n * part),
      sum: Math.round(values[name].sum * part),
      squares: Math.round(values[name].squares * part),
    });
    return { rates: perRate(rate), values: perMean(mean) };
  };
  return { control: arm(control), candidate: arm(candidate) };
}

function createArmSpread(strangers: number, random: Random) {
  const column = () => ({ n: new Float64Array(NETWORKS + strangers), sum: new Float64Array(NETWORKS + strangers) });
  const columns = { ...perRate(column), ...perMean(column) };
  const noise = perMean(() => SHARES.map(() => random.normal()));
  /** Per look the network of each event. */
  const drawn: Readonly<Record<RateGuardrail, readonly number[]>>[] = [];
  let total = NO_COUNTS;
  return {
    columns,
    add(arm: ArmCounts, claims: ArmCounts): void {
      total = sumCounts([total, arm].map((control) => ({ control, candidate: NO_COUNTS }))).control;
      const events = perRate((name) => Array.from({ length: arm.rates[name].events }, () => drawNetwork(random)));
      drawn.push(events);
      for (const name of RATE_GUARDRAILS) {
        const { n, sum } = columns[name];
        const { trials } = total.rates[name];
        for (const network of events[name]) sum[network] = (sum[network] as number) + 1;
        for (let i = 0; i < NETWORKS; i += 1) n[i] = Math.max(sum[i] as number, trials * (SHARES[i] as number));
        addClaims(columns[name], claims.rates[name].trials, claims.rates[name].events);
      }
      for (const name of MEAN_GUARDRAILS) {
        spreadMean(columns[name], total.values[name], noise[name]);
        addClaims(columns[name], claims.values[name].n, claims.values[name].sum);
      }
    },
    without(arm: ArmCounts, at: number, out: ReadonlySet<number>): ArmCounts {
      const kept = 1 - [...out].reduce((sum, network) => sum + (SHARES[network] ?? 0), 0);
      return {
        rates: perRate((name) => {
          const left = (drawn[at]?.[name] ?? []).filter((network) => !out.has(network)).length;
          return { trials: Math.max(left, Math.round(arm.rates[name].trials * kept)), events: left };
        }),
        values: perMean((name) => {
          const { n, sum, squares } = arm.values[name];
          return { n: n * kept, sum: sum * kept, squares: squares * kept };
        }),
      };
    },
  };
}

/** A stranger's networks claim equal parts. */
function addClaims({ n, sum }: NetworkColumn, claimed: number, claimedSum: number): void {
  const strangers = n.length - NETWORKS;
  for (let i = NETWORKS; i < n.length; i += 1) {
    n[i] = (n[i] as number) + claimed / strangers;
    sum[i] = (sum[i] as number) + claimedSum / strangers;
  }
}

function spreadMean({ n, sum }: NetworkColumn, total: ValueSums, noise: Float64Array): void {
  if (total.n === 0) return;
  const mean = total.sum / total.n;
  const sd = Math.sqrt(Math.max(0, total.squares / total.n - mean * mean));
  for (let i = 0; i < NETWORKS; i += 1) {
    const own = total.n * (SHARES[i] as number);
    n[i] = own;
    sum[i] = own * mean + (noise[i] as number) * sd * Math.sqrt(own);
  }
}

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

function perRate<Value>(valueOf: (name: RateGuardrail) => Value): Record<RateGuardrail, Value> {
  return {
    'over-budget': valueOf('over-budget'),
    crash: valueOf('crash'),
    memory: valueOf('memory'),
    abandonment: valueOf('abandonment'),
  };
}

function perMean<Value>(valueOf: (name: MeanGuardrail) => Value): Record<MeanGuardrail, Value> {
  return { 'chosen-score': valueOf('chosen-score'), 'audit-regret': valueOf('audit-regret') };
}
