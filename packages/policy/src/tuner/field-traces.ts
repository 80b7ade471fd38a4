import type { Random } from '@framefarm/phone-model';
import { type ScoredClip, scoredClip } from './scored-clip.ts';

/** A clip that a user's phone scored densely after a pick. Anybody can send one: no token, no proof. */
export interface FieldTrace {
  readonly network: string;
  readonly points: readonly { readonly ptsMs: number; readonly score: number }[];
}

export interface FieldTraces {
  readonly offered: number;
  /** Networks of those that are whole. */
  readonly networks: number;
  /** Left out: their scores lie where no measured clip's do. */
  readonly unlike: number;
  readonly used: readonly ScoredClip[];
}

/** Of fewer networks, one stranger could be most of them. */
export const NETWORKS_NEEDED = 10;
/** Fewer points tell little of how a score changes within a clip. */
const LEAST_POINTS = 20;
/** At most so many beside each measured clip: whoever sends them, measured clips outweigh them. */
const SHARE = 0.5;
/** How far beyond the measured clips a mean (in the range of their means, at least their spread within a clip) and a spread (as a factor) may lie. */
const BEYOND = { range: 0.5, spread: 3 };

/**
 * The field traces that may refresh a prior beside measured clips: whole ones, one per network, from ten networks or more, like something that was measured, at
 * most half as many as the measured. They have no container index, so nothing is replayed over them.
 */
export function chooseFieldTraces(
  measured: readonly ScoredClip[],
  offered: readonly FieldTrace[],
  random: Random,
): FieldTraces {
  const ofNetworks = new Map<string, FieldTrace>();
  for (const trace of offered)
    if (isWhole(trace) && !ofNetworks.has(trace.network)) ofNetworks.set(trace.network, trace);
  const clips = [...ofNetworks.values()].map(clipOf);
  const like = clips.filter(likeness(measured));
  const facts = { offered: offered.length, networks: clips.length, unlike: clips.length - like.length };
  if (like.length < NETWORKS_NEEDED) return { ...facts, used: [] };
  return { ...facts, used: drawn(like, Math.floor(SHARE * measured.length), random) };
}

function isWhole({ points }: FieldTrace): boolean {
  return (
    points.length >= LEAST_POINTS && points.every(({ ptsMs }, i) => i === 0 || ptsMs > (points[i - 1]?.ptsMs ?? 0))
  );
}

function clipOf({ network, points }: FieldTrace): ScoredClip {
  const spanMs = (points.at(-1)?.ptsMs ?? 0) - (points[0]?.ptsMs ?? 0);
  const index = { frames: points.length, fps: ((points.length - 1) * 1000) / spanMs, keyFrames: [0], bFrames: null };
  return scoredClip(
    `field ${network}`,
    index,
    points.map(({ score }) => score),
  );
}

function likeness(measured: readonly ScoredClip[]): (clip: ScoredClip) => boolean {
  const facts = measured.map(spread);
  const [means, sds] = [facts.map(({ mean }) => mean), facts.map(({ sd }) => sd)];
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const [narrow, wide] = [Math.min(...sds), Math.max(...sds)];
  const away = Math.max(BEYOND.range * (high - low), wide);
  return (clip) => {
    const { mean, sd } = spread(clip);
    const isNear = mean >= low - away && mean <= high + away;
    return isNear && sd >= narrow / BEYOND.spread && sd <= wide * BEYOND.spread;
  };
}

function spread({ scores }: ScoredClip): { readonly mean: number; readonly sd: number } {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return { mean, sd: Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length) };
}

/** Which of them does not follow from when they came: a flood of late ones gets no more places than its share. */
function drawn(clips: readonly ScoredClip[], count: number, random: Random): ScoredClip[] {
  return clips
    .map((clip) => ({ clip, at: random.uniform() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ clip }) => clip);
}
