import { type Figure, present, worstOf } from './figures.ts';
import type { FramePair } from './paired-frames.ts';

/** Figures of the score rung, as shares of the reference's score range. A score that is no finite number is counted, not compared. */
export function compareScores(pairs: readonly FramePair[], range: number): readonly Figure[] {
  const unsound = worstOf('unsoundScores');
  const repeats = worstOf('repeatSpread');
  const error = worstOf('scoreError');
  const differences: number[] = [];
  let count = 0;
  for (const { place, reference, other } of pairs) {
    const [expected] = reference.scores;
    const sound = other.scores.filter((score) => score !== null);
    count += other.scores.length - sound.length;
    if (sound.length < other.scores.length) unsound.see(count, place);
    if (sound.length > 1) repeats.see((Math.max(...sound) - Math.min(...sound)) / range, place);
    const [score] = other.scores;
    if (typeof expected !== 'number' || typeof score !== 'number') continue;
    error.see(Math.abs(score - expected) / range, place);
    differences.push((score - expected) / range);
  }
  const bias = differences.reduce((sum, one) => sum + one, 0) / differences.length;
  return present([
    unsound.figure() ?? { metric: 'unsoundScores', value: 0, worst: null },
    repeats.figure(),
    error.figure(),
    differences.length === 0 ? null : { metric: 'scoreBias', value: Math.abs(bias), worst: null },
  ]);
}
