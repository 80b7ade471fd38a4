import { FROZEN_PARAMETERS, type PairVerdict, type PairedInput, judgePairs, quantile } from '@framefarm/stats';

/** What a launch has besides times: the most memory that it held, and the score of what it picked. */
export const UNTIMED_VALUES = ['pssKb', 'score'] as const;
export type UntimedValue = (typeof UNTIMED_VALUES)[number];

interface UntimedLaunch {
  readonly arm: 'A' | 'B';
  readonly device: string;
  readonly pair: string;
  readonly values: readonly number[];
}

/**
 * The verdict on memory or score, one number per launch. More memory is worse; less score is worse, so scores are judged upside down and the effect is
 * turned back. A metric that comes out the same in every launch, as the score of the same frames does, has no spread and needs no statistics:
 * its verdict is exact.
 */
export function judgeUntimed(
  value: UntimedValue,
  input: Omit<PairedInput, 'launches'> & { readonly launches: readonly UntimedLaunch[] },
): PairVerdict {
  const q = input.metric === 'median' ? 0.5 : 0.95;
  const levels = input.launches.map(({ values }) => quantile(values, q));
  const launches = input.launches.map((launch, place) => {
    const one = levels[place] ?? null;
    return { ...launch, values: one === null ? [] : [value === 'score' ? 1 / one : one] };
  });
  const judged = judgePairs({ ...input, launches });
  const unscored = levels.find((one) => one !== null && one <= 0);
  if (value === 'score' && unscored !== undefined)
    return {
      ...judged,
      reasons: [
        `a score of ${unscored} cannot be compared: a change is a ratio, which only scores above zero have; give the model an output above zero, or compare times and memory only`,
      ],
    };
  const verdict = exactVerdict(judged, launches) ?? judged;
  return value === 'score' ? turnBack(verdict) : verdict;
}

/** Null unless all pairs differ by exactly the same ratio and nothing else forbids a verdict. */
function exactVerdict(judged: PairVerdict, launches: readonly UntimedLaunch[]): PairVerdict | null {
  const { pairs, brokenPairs, allowedChange } = judged;
  const { maxBrokenPairShare } = FROZEN_PARAMETERS.verdict;
  // with a fault of the launches themselves no pair counts
  if (judged.verdict !== 'invalid' || pairs < 2 || brokenPairs / (pairs + brokenPairs) > maxBrokenPairShare)
    return null;
  const ratios = ratiosOf(launches);
  const [ratio = Number.NaN] = ratios;
  if (!ratios.every((one) => Math.abs(one - ratio) < 1e-12)) return null;
  const effect = Math.expm1(ratio);
  const name = effect > allowedChange ? 'regress' : effect < -allowedChange ? 'improve' : 'pass';
  return {
    ...judged,
    verdict: name,
    pairSd: 0,
    effect,
    interval: [effect, effect],
    mde: 0,
    reasons: [
      `it is the same in every launch of an arm: the change is exact, and the allowed one is ${100 * allowedChange} %`,
    ],
  };
}

/** log(B/A) of each pair. */
function ratiosOf(launches: readonly UntimedLaunch[]): number[] {
  const logs = new Map<string, { A: number; B: number }>();
  for (const { arm, device, pair, values } of launches) {
    const key = `${device}\n${pair}`;
    logs.set(key, { ...(logs.get(key) ?? { A: Number.NaN, B: Number.NaN }), [arm]: Math.log(values[0] ?? Number.NaN) });
  }
  return [...logs.values()].map(({ A, B }) => B - A);
}

/** From the change of 1/score to that of the score. */
function turnBack(verdict: PairVerdict): PairVerdict {
  const turn = (change: number) => 1 / (1 + change) - 1;
  const { effect, interval, tier } = verdict;
  return {
    ...verdict,
    effect: effect === null ? null : turn(effect),
    interval: interval === null ? null : [turn(interval[1]), turn(interval[0])],
    tier:
      tier === null
        ? null
        : { ...tier, effect: turn(tier.effect), interval: [turn(tier.interval[1]), turn(tier.interval[0])] },
    reasons: [...verdict.reasons, 'of scores more is better; levels and looks above speak of 1/score'],
  };
}
