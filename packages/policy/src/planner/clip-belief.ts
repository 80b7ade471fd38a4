import type { ScorePrior } from './planner-policy.ts';
import type { ScoreField } from './score-field.ts';

/** What the scores so far tell of a clip. */
export interface ClipBelief {
  readonly mean: number;
  /** Variance of the mean, in units of the variance of one score. */
  readonly meanVariance: number;
  readonly sd: number;
}

/**
 * How many scores the prior's spread counts for. Clips differ far more in spread than in anything else: the logarithm of the spread within
 * a clip has a standard deviation of about 0.9 over the clips (score traces of the research, 1.4), which is a scaled inverse chi-square
 * with about this many degrees of freedom.
 */
const SPREAD_WEIGHT = 1.5;

/**
 * Mean and spread of an Ornstein-Uhlenbeck process out of the scores at any distances, drawn towards the prior: generalised least
 * squares for the mean (each score less what its neighbour tells of it), and for the variance the squared differences of neighbours over
 * what the autocorrelation lets expect (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2.7). Frames awaited are left out.
 */
export function clipBelief({ frames, scores, pending, decay, count }: ScoreField, prior: ScorePrior): ClipBelief {
  let weight = 0;
  let sum = 0;
  let squares = SPREAD_WEIGHT * prior.sd * prior.sd;
  let degrees = SPREAD_WEIGHT;
  let before = -1;
  for (let i = 0; i < count; i += 1) {
    if (pending[i] as boolean) continue;
    const score = scores[i] as number;
    const shared = before < 0 ? 0 : (decay[(frames[i] as number) - (frames[before] as number)] as number);
    const neighbour = before < 0 ? 0 : (scores[before] as number);
    weight += (1 - shared) / (1 + shared);
    sum += (score - shared * neighbour) / (1 + shared);
    if (before >= 0) {
      squares += (score - neighbour) ** 2 / (2 * (1 - shared));
      degrees += 1;
    }
    before = i;
  }
  // a prior of no weight still lets the first frame be weighed
  const total = Math.max(1e-3, prior.kappa) + weight;
  const mean = (Math.max(1e-3, prior.kappa) * prior.mean + sum) / total;
  return { mean, meanVariance: 1 / total, sd: Math.sqrt(squares / degrees) };
}
