import { FROZEN_PARAMETERS } from '../frozen-parameters.ts';
import { clopperPearson } from '../intervals/clopper-pearson.ts';
import { median } from '../quantile.ts';

/** A comparison of a build with itself: whatever it finds is noise. */
export interface AaResult {
  readonly pairs: number;
  /** Spread of log(B/A) from pair to pair; null when it could not be told. */
  readonly pairSd: number | null;
  /** Half the width of the interval of the change; null when there was none. */
  readonly halfWidth: number | null;
  readonly mde: number | null;
  /** It said regress or improve: a false alarm. */
  readonly isAlarm: boolean;
}

export interface NoiseFloor {
  readonly comparisons: number;
  readonly pairs: number;
  /** Medians over the comparisons; null without any. */
  readonly pairSd: number | null;
  readonly mde: number | null;
  readonly falseAlarms: number;
  /** Exact 95 % interval of the share of false alarms. */
  readonly falseAlarmRate: readonly [number, number];
  /** Changes below this are not worth an alert. */
  readonly alertFloor: number;
  /** It alarms more often than it was built to: nobody should be alarmed by it until it does so no longer. */
  readonly isInformational: boolean;
}

/** Least change that is worth an alert, whatever the noise. */
export const LEAST_ALERT = 0.025;
const COVERAGE_ALPHA = 0.05;

/**
 * What comparisons of a build with itself say about a metric. It is informational when the lower bound of its false-alarm rate lies above
 * the nominal one; as the results that made it so grow old and are left out, it comes back by itself. No comparison says nothing.
 */
export function noiseFloor(
  results: readonly AaResult[],
  nominalAlpha: number = FROZEN_PARAMETERS.verdict.alpha,
): NoiseFloor {
  const falseAlarms = results.filter(({ isAlarm }) => isAlarm).length;
  const middle = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : median(known);
  };
  const falseAlarmRate: readonly [number, number] =
    results.length === 0 ? [0, 1] : clopperPearson(falseAlarms, results.length, COVERAGE_ALPHA);
  return {
    comparisons: results.length,
    pairs: results.reduce((sum, { pairs }) => sum + pairs, 0),
    pairSd: middle(results.map(({ pairSd }) => pairSd)),
    mde: middle(results.map(({ mde }) => mde)),
    falseAlarms,
    falseAlarmRate,
    alertFloor: Math.max(LEAST_ALERT, 2 * (middle(results.map(({ halfWidth }) => halfWidth)) ?? 0)),
    isInformational: falseAlarmRate[0] > nominalAlpha,
  };
}
