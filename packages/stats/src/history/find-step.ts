import type { DetectorConfig } from './detector-config.ts';
import { type Step, judgeSplit } from './judge-split.ts';

interface Split {
  readonly at: number;
  /** Pairs (before, after) with before > after, a tie as one half. */
  readonly inversions: number;
  /** The rank statistic over its SD without a change. */
  readonly strength: number;
}

/**
 * Among the splits before the newest runs of a window, the step with the highest score, or null. Only the strongest few are judged.
 * `midRank` gives the rank of a value within the window.
 */
export function findStep(
  window: Float64Array,
  midRank: (value: number) => number,
  config: DetectorConfig,
): Step | null {
  let best: Step | null = null;
  const strongest = splitsOf(window, midRank, config).toSorted((a, b) => b.strength - a.strength);
  for (const { at, inversions } of strongest.slice(0, config.judgedSplits)) {
    const step = judgeSplit(window, at, inversions, config);
    if (step !== null && (best === null || scoreOf(step) > scoreOf(best))) best = step;
  }
  return best;
}

function splitsOf(
  window: Float64Array,
  midRank: (value: number) => number,
  { afterSizes, minSegment, minStrength }: DetectorConfig,
): Split[] {
  const n = window.length;
  const splits: Split[] = [];
  let [n2, rankSum] = [0, 0];
  for (const size of afterSizes) {
    if (n - size < minSegment) break;
    for (; n2 < size; n2 += 1) rankSum += midRank(window[n - 1 - n2] as number);
    const n1 = n - n2;
    // Mann and Whitney 1947: pairs in the right order = rank sum less its least value
    const inversions = n1 * n2 - (rankSum - (n2 * (n2 + 1)) / 2);
    const strength = Math.abs(inversions - (n1 * n2) / 2) / Math.sqrt((n1 * n2 * (n + 1)) / 12);
    if (strength >= minStrength) splits.push({ at: n1, inversions, strength });
  }
  return splits;
}

const scoreOf = ({ evidence }: Step) => evidence.score ?? Infinity;
