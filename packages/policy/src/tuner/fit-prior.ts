import { PolicyInputError } from '../errors.ts';
import type { ScorePrior } from '../planner/planner-policy.ts';
import type { ScoredClip } from './scored-clip.ts';

/** The lag at which the autocorrelation is read. */
const LAG_S = 0.5;
const OPENING_MS = 300;
/** The opening's drop is believed by as much as this many clips outweigh. */
const OPENING_DOUBT_CLIPS = 10;
/** Bounds of kappa: a between-clip spread read off a handful of clips is rough. */
const KAPPA_RANGE = [0.1, 3] as const;
const LEAST_SD = 1e-6;

/**
 * The Ornstein-Uhlenbeck prior of dense traces: mean of clip means, mean of within-clip standard deviations, tau from the pooled
 * autocorrelation at half a second, kappa = within-clip over between-clip variance (the normal-normal weight of the mean).
 */
export function fitPrior(clips: readonly ScoredClip[]): ScorePrior {
  if (clips.length === 0)
    throw new PolicyInputError('there is no trace to learn from: score at least one clip densely');
  const means = clips.map(({ scores }) => meanOf(scores));
  const sds = clips.map(({ scores }, i) => Math.sqrt(meanOf(scores.map((s) => (s - (means[i] as number)) ** 2))));
  const mean = meanOf(means);
  const sd = Math.max(LEAST_SD, meanOf(sds));
  const between = meanOf(means.map((value) => (value - mean) ** 2));
  const kappa = Math.min(KAPPA_RANGE[1], Math.max(KAPPA_RANGE[0], sd ** 2 / Math.max(between, LEAST_SD ** 2)));
  return {
    mean,
    sd,
    tauMs: tauMs(clips, means),
    kappa,
    openingMs: OPENING_MS,
    openingDropSds: openingDrop(clips, means, sds),
  };
}

function tauMs(clips: readonly ScoredClip[], means: readonly number[]): number {
  let together = 0;
  let alone = 0;
  clips.forEach(({ scores, clip }, i) => {
    const lag = Math.max(1, Math.round(LAG_S * clip.index.fps));
    const mean = means[i] as number;
    for (let f = 0; f + lag < scores.length; f += 1) {
      together += ((scores[f] as number) - mean) * ((scores[f + lag] as number) - mean);
      alone += ((scores[f] as number) - mean) ** 2;
    }
  });
  const correlation = alone > 0 ? Math.min(0.99, Math.max(0.05, together / alone)) : 0.5;
  return (-1000 * LAG_S) / Math.log(correlation);
}

function openingDrop(clips: readonly ScoredClip[], means: readonly number[], sds: readonly number[]): number {
  const drops = clips.map(({ scores, clip }, i) => {
    const opening = scores.slice(0, Math.max(1, Math.round((OPENING_MS / 1000) * clip.index.fps)));
    return ((means[i] as number) - meanOf(opening)) / Math.max(LEAST_SD, sds[i] as number);
  });
  return Math.min(3, Math.max(0, meanOf(drops)) * (clips.length / (clips.length + OPENING_DOUBT_CLIPS)));
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] as number;
  return sum / values.length;
}
