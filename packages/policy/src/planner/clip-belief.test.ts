import { seededRandom } from '@framefarm/phone-model';
import { describe, expect, it } from 'vitest';
import { clipBelief } from './clip-belief.ts';
import { POLICY } from './planner-worlds.fixture.ts';
import { decayByDistance, scoreField } from './score-field.ts';

const prior = { ...POLICY.prior, mean: 0, sd: 1, tauMs: 500, kappa: 0.5 };
const index = { frames: 400, fps: 30, keyFrames: [0], bFrames: null };
const field = (frames: readonly number[], scores: readonly number[]) => {
  const made = scoreField(index, prior, decayByDistance(index, prior));
  for (const frame of frames) made.take(frame);
  scores.forEach((score, i) => made.score(frames[i] as number, score));
  return made;
};

/** Inverse by Gauss-Jordan, for the comparison with the textbook's matrices. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < n; i += 1) {
    const pivot = (rows[i] as number[])[i] as number;
    rows[i] = (rows[i] as number[]).map((value) => value / pivot);
    for (let k = 0; k < n; k += 1) {
      const factor = (rows[k] as number[])[i] as number;
      if (k !== i)
        rows[k] = (rows[k] as number[]).map((value, j) => value - factor * ((rows[i] as number[])[j] as number));
    }
  }
  return rows.map((row) => row.slice(n));
}

describe('what the scores tell of a clip', () => {
  it('is the prior before the first score', () => {
    expect(clipBelief(field([], []), prior)).toEqual({ mean: 0, meanVariance: 2, sd: 1 });
  });

  it('has the mean that generalised least squares with the full covariance has', () => {
    const frames = [5, 9, 40, 41, 200];
    const scores = [0.4, 0.6, -0.2, -0.1, 1.4];
    const covariance = frames.map((a) => frames.map((b) => Math.exp(-Math.abs(a - b) / (0.5 * 30))));
    const weights = inverse(covariance).map((row) => row.reduce((sum, value) => sum + value, 0));
    const total = prior.kappa + weights.reduce((sum, w) => sum + w, 0);
    const mean = weights.reduce((sum, w, i) => sum + w * (scores[i] as number), 0) / total;
    const belief = clipBelief(field(frames, scores), prior);
    expect(belief.mean).toBeCloseTo(mean, 10);
    expect(belief.meanVariance).toBeCloseTo(1 / total, 10);
  });

  it('finds the spread of a clip that varies ten times more, or less, than the prior says', () => {
    const random = seededRandom(5);
    for (const sd of [10, 0.1]) {
      const keep = Math.exp(-1 / 15);
      let value = sd * random.normal();
      const scores = Array.from({ length: 400 }, () => {
        value = keep * value + Math.sqrt(1 - keep * keep) * sd * random.normal();
        return value;
      });
      const frames = Array.from({ length: 100 }, (_, i) => 4 * i);
      const found = clipBelief(
        field(
          frames,
          frames.map((f) => scores[f] as number),
        ),
        prior,
      ).sd;
      expect(found / sd).toBeGreaterThan(0.8);
      expect(found / sd).toBeLessThan(sd > 1 ? 1.2 : 2);
    }
  });

  it('does not count a frame that is still awaited', () => {
    expect(clipBelief(field([10, 50, 90], [0.3, 0.1]), prior)).toEqual(clipBelief(field([10, 50], [0.3, 0.1]), prior));
  });
});
