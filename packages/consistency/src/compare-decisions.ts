import type { Capture } from './capture.ts';
import { type Figure, present, worstOf } from './figures.ts';
import { rankCorrelation } from './rank-correlation.ts';

/** One clip's decision on both sides. Shares of the reference's score range. */
export interface Decision {
  readonly clip: string;
  readonly referencePick: number | null;
  readonly otherPick: number | null;
  /** How much better than the second best the reference's pick is, in the reference's scores. */
  readonly margin: number;
  /** What the other's pick gives away, in the reference's scores. */
  readonly regret: number;
}

export interface DecisionComparison {
  readonly figures: readonly Figure[];
  readonly decisions: readonly Decision[];
}

/**
 * Figures of the decision rung. Another frame may be picked among near equals: what counts is the regret, and a miss only where the reference
 * was clear, that is where its margin is above `clearMargin`.
 */
export function compareDecisions(
  reference: Capture,
  other: Capture,
  range: number,
  clearMargin: number,
): DecisionComparison {
  const regret = worstOf('regret');
  const clear = worstOf('clearMiss');
  const correlation = worstOf('rankCorrelation');
  const decisions = reference.clips.flatMap((clip, i): Decision[] => {
    const theirs = other.clips[i];
    if (theirs === undefined) return [];
    const scored = clip.frames.flatMap((frame) => frame.scores[0] ?? []).toSorted((a, b) => b - a);
    const [best = 0, second = best] = scored;
    // no pick, or one that the reference could not score, gives away all that there is
    const own = (theirs.picked === null ? null : clip.frames[theirs.picked]?.scores[0]) ?? best - range;
    const decision = {
      clip: clip.name,
      referencePick: clip.picked,
      otherPick: theirs.picked,
      margin: (best - second) / range,
      regret: (best - own) / range,
    };
    const place = { clip: clip.name, frame: theirs.picked ?? clip.picked ?? 0 };
    regret.see(decision.regret, place);
    clear.see(decision.margin > clearMargin && clip.picked !== theirs.picked ? 1 : 0, place);
    // near equals in the reference have no order that another would have to keep
    const pairs = clip.frames.flatMap((frame, j) => {
      const [a, b] = [frame.scores[0] ?? null, theirs.frames[j]?.scores[0] ?? null];
      return a === null || b === null ? [] : [[a, b] as const];
    });
    const [a, b] = [pairs.map(([one]) => one), pairs.map(([, one]) => one)];
    correlation.see(rankCorrelation(a, b, clearMargin * range), place);
    return [decision];
  });
  return { figures: present([correlation.figure(), regret.figure(), clear.figure()]), decisions };
}
