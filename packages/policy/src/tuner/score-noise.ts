import { PolicyInputError } from '../errors.ts';

export interface ScoreNoise {
  /** Standard deviation of the difference once the common offset is taken off: an offset does not change which frame wins. */
  readonly sd: number;
  readonly offset: number;
  /** Share of pairs of frames that both precisions put in the same order (Kendall's concordance; ties at the reference are left out). */
  readonly sameOrder: number;
  readonly frames: number;
}

/** How far a precision's scores are from the reference's on the same frames. @throws PolicyInputError for fewer than two frames */
export function scoreNoise(reference: readonly number[], scores: readonly number[]): ScoreNoise {
  if (reference.length !== scores.length || reference.length < 2)
    throw new PolicyInputError(
      `${scores.length} scores against ${reference.length} of the reference: score the same two or more frames with both`,
    );
  const differences = scores.map((score, i) => score - (reference[i] as number));
  const offset = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const squares = differences.reduce((sum, value) => sum + (value - offset) ** 2, 0);
  let same = 0;
  let pairs = 0;
  for (let i = 0; i < scores.length; i += 1)
    for (let k = 0; k < i; k += 1) {
      const wanted = Math.sign((reference[i] as number) - (reference[k] as number));
      if (wanted === 0) continue;
      pairs += 1;
      if (Math.sign((scores[i] as number) - (scores[k] as number)) === wanted) same += 1;
    }
  return {
    sd: Math.sqrt(squares / (differences.length - 1)),
    offset,
    sameOrder: pairs === 0 ? 1 : same / pairs,
    frames: scores.length,
  };
}
