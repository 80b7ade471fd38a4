import {
  type ArmCounts,
  FUSE,
  type GuardrailLook,
  RATE_GUARDRAILS,
  type RateGuardrail,
  judgeRollback,
  sumCounts,
} from '@framefarm/domain';
import type { Random } from '@framefarm/phone-model';
import { type ValueSums, binomialCdf } from '@framefarm/stats';
import { createNetworkSpread } from './network-spread.ts';

export const LOOKS = 80;
export const RUNS_PER_LOOK = 500;
/** Share of sessions that are scored densely afterwards. */
const AUDITED = 0.01;

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

/** Runs per arm after which the product rolls back; null when it never does. Every look is judged, and the first that rolls back ends it. */
export function rolledBackAfter(
  looks: readonly GuardrailLook[],
  random: Random,
  stranger: Stranger | null,
): number | null {
  const spread = createNetworkSpread(random, stranger?.networks ?? 0);
  const seen: GuardrailLook[] = [];
  let runs = 0;
  for (const look of looks) {
    runs += look.candidate.rates.crash.trials;
    const claims = stranger === null ? null : hostile(hostileRuns(look, stranger));
    spread.add(look, claims);
    seen.push(claims === null ? look : sumCounts([look, claims]));
    const judged = judgeRollback({ ...spread, looks: seen }, true);
    if (judged.reasons.length > 0) return runs;
  }
  return null;
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
