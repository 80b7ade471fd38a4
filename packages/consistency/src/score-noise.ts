import Type, { type Static } from 'typebox';
import type { FramePair } from './paired-frames.ts';
import { rankCorrelation } from './rank-correlation.ts';

export const ScoreNoiseSchema = Type.Object({
  sd: Type.Number({ minimum: 0, maximum: 1e6 }),
  offset: Type.Number({ minimum: -1e6, maximum: 1e6 }),
  sameOrder: Type.Number({ minimum: 0, maximum: 1 }),
  frames: Type.Integer({ minimum: 2 }),
});
/**
 * How far one side's scores are from the reference's, in the unit of the scores: `sd` of the differences once their mean (`offset`) is taken
 * off, which does not change which frame wins; `sameOrder` is the share of pairs of frames that both put in the same order, ties left out.
 */
export type ScoreNoise = Readonly<Static<typeof ScoreNoiseSchema>>;

/** Null for fewer than two frames with a score on both sides. */
export function scoreNoise(pairs: readonly Pick<FramePair, 'reference' | 'other'>[]): ScoreNoise | null {
  const scored = pairs.flatMap(({ reference, other }) => {
    const [a, b] = [reference.scores[0] ?? null, other.scores[0] ?? null];
    return a === null || b === null ? [] : [{ reference: a, other: b }];
  });
  if (scored.length < 2) return null;
  const differences = scored.map(({ reference, other }) => other - reference);
  const offset = differences.reduce((sum, one) => sum + one, 0) / differences.length;
  const squares = differences.reduce((sum, one) => sum + (one - offset) ** 2, 0);
  const gamma = rankCorrelation(
    scored.map(({ reference }) => reference),
    scored.map(({ other }) => other),
  );
  return {
    sd: Math.sqrt(squares / (differences.length - 1)),
    offset,
    sameOrder: (1 + gamma) / 2,
    frames: scored.length,
  };
}
