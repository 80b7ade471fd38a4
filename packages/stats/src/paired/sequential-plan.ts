import { meanEstimate } from '../intervals/t-interval.ts';
import { normalCdf } from '../special/normal.ts';
import { studentQuantile } from '../special/student-t.ts';
import { StatsError } from '../stats-error.ts';
import { obrienFlemingSpending } from './alpha-spending.ts';
import { sequentialBoundaries } from './sequential-boundaries.ts';

export interface Look {
  readonly pairs: number;
  /** Two-sided level at which this look tests. */
  readonly nominalAlpha: number;
  /** Quantiles of Student's t with pairs - 1 degrees of freedom: of the interval, and of the one-sided bound that passes. */
  readonly intervalT: number;
  readonly passT: number;
}

export interface SequentialPlan {
  readonly looks: readonly Look[];
  /** Two-sided error of the whole plan. */
  readonly alpha: number;
  readonly allowedChange: number;
  readonly passConfidence: number;
}

export type LookDecision = 'continue' | 'pass' | 'regress' | 'improve' | 'inconclusive';

export interface LookResult {
  readonly decision: LookDecision;
  readonly pairs: number;
  readonly looksLeft: number;
  /** B/A - 1. */
  readonly effect: number;
  /** Repeated confidence interval: it holds at all looks of the plan together (Jennison and Turnbull 1989). */
  readonly interval: readonly [number, number];
  /** One-sided upper bound at `passConfidence`, at this look alone. */
  readonly passBound: number;
}

/**
 * A group-sequential plan over launch pairs on these phones. Levels per look come from the normal theory and are used with Student's t
 * (Jennison and Turnbull 2000, 4.4), which keeps the error below alpha from six pairs on (evaluated by eval/aa.ts).
 */
export function sequentialPlan(
  pairsAtLooks: readonly number[],
  limits: { readonly alpha: number; readonly allowedChange: number; readonly passConfidence: number },
): SequentialPlan {
  const last = pairsAtLooks.at(-1);
  if (last === undefined || pairsAtLooks.some((pairs, i) => pairs < 2 || pairs <= (pairsAtLooks[i - 1] ?? 0)))
    throw new StatsError(`looks must be at rising numbers of pairs from 2 on, not at ${pairsAtLooks.join(', ')}`);
  const fractions = pairsAtLooks.map((pairs) => pairs / last);
  const boundaries = sequentialBoundaries(fractions, limits.alpha, obrienFlemingSpending);
  const looks = pairsAtLooks.map((pairs, i) => {
    const nominalAlpha = 2 * normalCdf(-(boundaries[i] as number));
    // from the lower tail: 1 - nominalAlpha / 2 is 1 in floating point at an early look
    const intervalT = -studentQuantile(nominalAlpha / 2, pairs - 1);
    return { pairs, nominalAlpha, intervalT, passT: studentQuantile(limits.passConfidence, pairs - 1) };
  });
  return { looks, ...limits };
}

/**
 * Decides at look number `look` (from 0) over log(B/A) of exactly as many valid pairs as the plan says. A change whose upper bound is below
 * the allowed one passes and stops (futility): going on could only find a change that does not matter. What the last look cannot decide is
 * inconclusive.
 */
export function decideLook(plan: SequentialPlan, look: number, logRatios: readonly number[]): LookResult {
  const at = plan.looks[look];
  const estimate = meanEstimate(logRatios);
  if (at === undefined || estimate === null || logRatios.length !== at.pairs)
    throw new StatsError(`look ${look} of the plan needs ${at?.pairs ?? 'no'} pairs and got ${logRatios.length}`);
  const { mean, se } = estimate;
  const [low, high] = [mean - at.intervalT * se, mean + at.intervalT * se];
  const side = at.passT * se;
  const allowed = Math.log1p(plan.allowedChange);
  const looksLeft = plan.looks.length - 1 - look;
  const decide = (): LookDecision => {
    if (high < 0 && mean - side < -allowed) return 'improve';
    if (mean + side < allowed) return 'pass';
    if (low > 0) return 'regress';
    return looksLeft === 0 ? 'inconclusive' : 'continue';
  };
  return {
    decision: decide(),
    pairs: at.pairs,
    looksLeft,
    effect: Math.expm1(mean),
    interval: [Math.expm1(low), Math.expm1(high)],
    passBound: Math.expm1(mean + side),
  };
}
