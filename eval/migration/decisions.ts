/** Regret of picks by `scores`, judged by `reference`, as a share of the reference's range over all frames. */
export interface DecisionCheck {
  readonly decisions: number;
  /** Decisions that pick another frame than the reference. */
  readonly flipped: number;
  readonly worstRegret: number;
}

/**
 * Every clip as a whole and every run of `window` frames of it is one decision: the first frame with the highest score wins.
 * `clips[i]` is the clip of frame i; frames of a clip stand together, in order.
 */
export function checkDecisions(
  clips: readonly string[],
  reference: readonly number[],
  scores: readonly number[],
  window: number,
): DecisionCheck {
  const range = Math.max(...reference) - Math.min(...reference);
  let decisions = 0;
  let flipped = 0;
  let worstRegret = 0;
  const decide = (from: number, to: number) => {
    const wanted = bestIn(reference, from, to);
    const picked = bestIn(scores, from, to);
    decisions += 1;
    if (picked !== wanted) flipped += 1;
    worstRegret = Math.max(worstRegret, ((reference[wanted] ?? NaN) - (reference[picked] ?? NaN)) / range);
  };
  for (const clip of new Set(clips)) {
    const from = clips.indexOf(clip);
    const to = clips.lastIndexOf(clip) + 1;
    decide(from, to);
    for (let start = from; start + window <= to; start += window) decide(start, start + window);
  }
  return { decisions, flipped, worstRegret };
}

function bestIn(scores: readonly number[], from: number, to: number): number {
  let best = from;
  for (let index = from + 1; index < to; index += 1) {
    if ((scores[index] ?? -Infinity) > (scores[best] ?? -Infinity)) best = index;
  }
  return best;
}

/** Largest difference as a share of the largest reference score, the measure of MNN's own converter test. */
export function maxRelativeError(reference: readonly number[], scores: readonly number[]): number {
  const largest = Math.max(...reference.map(Math.abs));
  return Math.max(...reference.map((value, index) => Math.abs(value - (scores[index] ?? NaN)))) / largest;
}
