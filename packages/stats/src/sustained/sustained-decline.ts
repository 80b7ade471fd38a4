import { momentsOf } from '../intervals/moments.ts';
import { type Estimate, meanEstimate, tInterval } from '../intervals/t-interval.ts';
import { median } from '../quantile.ts';
import type { SustainedLaunch, SustainedPick } from './sustained-launch.ts';

/** What a phone loses from the first point of the curve to its steady state. */
export interface SustainedDecline {
  /** Median of the first point, over launches. */
  readonly firstMs: number;
  /** Median of the last third, over launches. */
  readonly steadyMs: number;
  readonly steadyFromMs: number;
  /** steady / first - 1: 0.2 is a fifth slower. */
  readonly change: number;
  /** Of the change; null where there is too little to tell. */
  readonly interval: readonly [number, number] | null;
  readonly level: number;
  /** What the interval speaks of: `launches` of these phones, or `this launch` alone. */
  readonly speaksOf: 'launches' | 'this launch';
  /** Launches, or blocks of the one launch. */
  readonly n: number;
  /** Whether the halves of the last third have one level within 2 %, and its last tenth that of the rest within 5 %; else the phone was on its way. */
  readonly isSteady: boolean;
}

/** A point is cut into so many blocks, whose medians carry the noise within a launch. */
const BLOCKS_PER_POINT = 6;
const STEADY_SHARE = 1 / 3;
/** As the end of a warm-up: levels that differ by less are the same. */
const SAME_WITHIN = 0.02;
/** A step of the governor in the last minutes leaves the halves alike; of so short an end noise alone makes a little. */
const ENDS_WITHIN = 0.05;

/**
 * First point against the last third of the curve, as a ratio. Two launches or more: Student's t over launches, the house's unit. One launch:
 * Welch's t over block medians, whose number is cut to what their lag-1 autocorrelation leaves, n (1 - r) / (1 + r) (Bartlett 1946). Null when
 * a launch has nothing in one of the two parts.
 */
export function declineOf(
  launches: readonly SustainedLaunch[],
  pointMs: number,
  level: number,
): SustainedDecline | null {
  const parts = launches.map((launch) => partsOf(launch, pointMs));
  if (parts.length === 0 || parts.some(({ first, steady }) => first.length === 0 || steady.length === 0)) return null;
  const changes = parts.map(({ first, steady }) => Math.log(medianMs(steady) / medianMs(first)));
  const estimate =
    parts.length > 1 ? meanEstimate(changes) : withinLaunch(parts[0] as Parts, pointMs, changes[0] as number);
  const change = Math.expm1(estimate?.mean ?? (changes[0] as number));
  const log = estimate === null ? null : tInterval(estimate, 1 - level);
  return {
    firstMs: median(parts.map(({ first }) => medianMs(first))),
    steadyMs: median(parts.map(({ steady }) => medianMs(steady))),
    steadyFromMs: median(parts.map(({ steadyFromMs }) => steadyFromMs)),
    change,
    interval: log === null ? null : [Math.expm1(log[0]), Math.expm1(log[1])],
    level,
    speaksOf: parts.length > 1 ? 'launches' : 'this launch',
    n: parts.length > 1 ? parts.length : blocksOf(parts[0]?.steady ?? [], pointMs).length,
    isSteady: parts.every(isSteady),
  };
}

interface Parts {
  readonly first: readonly SustainedPick[];
  readonly steady: readonly SustainedPick[];
  readonly steadyFromMs: number;
}

function partsOf({ picks }: SustainedLaunch, pointMs: number): Parts {
  const endMs = Math.max(0, ...picks.map(({ atMs }) => atMs));
  const steadyFromMs = Math.max(pointMs, endMs * (1 - STEADY_SHARE));
  return {
    first: picks.filter(({ atMs }) => atMs < pointMs),
    steady: picks.filter(({ atMs }) => atMs >= steadyFromMs),
    steadyFromMs,
  };
}

function isSteady({ steady }: Parts): boolean {
  return isLevelAt(steady, 0.5, SAME_WITHIN) && isLevelAt(steady, 0.9, ENDS_WITHIN);
}

/** Whether the picks after this share of the time have the level of those before. */
function isLevelAt(steady: readonly SustainedPick[], share: number, within: number): boolean {
  const times = steady.map(({ atMs }) => atMs);
  const splitMs = Math.min(...times) + share * (Math.max(...times) - Math.min(...times));
  const [early, late] = [steady.filter(({ atMs }) => atMs <= splitMs), steady.filter(({ atMs }) => atMs > splitMs)];
  return late.length > 0 && Math.abs(Math.log(medianMs(late) / medianMs(early))) < within;
}

function withinLaunch({ first, steady }: Parts, pointMs: number, change: number): Estimate | null {
  const [a, b] = [blocksOf(first, pointMs), blocksOf(steady, pointMs)];
  if (a.length < 2 || b.length < 2) return null;
  const shrink = (1 - lagOne(b)) / (1 + lagOne(b));
  const [va, vb] = [momentsOf(a).variance, momentsOf(b).variance];
  const errorOf = (variance: number, blocks: number) => {
    const n = Math.max(2, blocks * shrink);
    return { square: variance / n, df: n - 1 };
  };
  // a few blocks in a row are more alike than blocks far apart, so a quiet first point is not believed
  const [ea, eb] = [errorOf(Math.max(va, vb), a.length), errorOf(vb, b.length)];
  const square = ea.square + eb.square;
  const df = square === 0 ? ea.df + eb.df : square ** 2 / (ea.square ** 2 / ea.df + eb.square ** 2 / eb.df);
  return { mean: change, se: Math.sqrt(square), df };
}

/** Log medians of equal stretches of time, in order. */
function blocksOf(picks: readonly SustainedPick[], pointMs: number): readonly number[] {
  const blocks = new Map<number, number[]>();
  for (const { atMs, latencyMs } of picks) {
    const place = Math.floor((atMs / pointMs) * BLOCKS_PER_POINT);
    const block = blocks.get(place);
    if (block === undefined) blocks.set(place, [latencyMs]);
    else block.push(latencyMs);
  }
  return [...blocks.entries()].toSorted(([one], [other]) => one - other).map(([, values]) => Math.log(median(values)));
}

/** Lag-1 autocorrelation, freed of its bias in short series (Kendall 1954); 0 where it is negative: a launch gets no credit for it. */
function lagOne(values: readonly number[]): number {
  const { mean, variance, n } = momentsOf(values);
  if (n < 3 || variance === 0) return 0;
  const products = values.slice(1).map((value, i) => (value - mean) * ((values[i] as number) - mean));
  const r = products.reduce((sum, one) => sum + one, 0) / (variance * (n - 1));
  return Math.min(0.95, Math.max(0, r + (1 + 4 * r) / n));
}

function medianMs(picks: readonly SustainedPick[]): number {
  return median(picks.map(({ latencyMs }) => latencyMs));
}
