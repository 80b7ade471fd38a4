import { momentsOf } from '../intervals/moments.ts';
import { tInterval } from '../intervals/t-interval.ts';
import type { SustainedPoint } from './sustained-launch.ts';

/** How latency goes with temperature, by the points of a curve. */
export interface HeatSlope {
  /** Change of the p50 per degree: 0.02 is 2 % slower for each degree more. */
  readonly perCelsius: number;
  readonly interval: readonly [number, number];
  readonly level: number;
  /** Share of the variance of the log p50 that goes with the temperature, 0 to 1. */
  readonly explained: number;
  readonly points: number;
}

const MIN_POINTS = 5;

/**
 * Least squares of the log p50 of the points on their temperature. Null below five points with a temperature, or when it never moved. The
 * points of one launch depend on each other, so the interval describes this curve and is no test of a build.
 */
export function heatSlopeOf(points: readonly SustainedPoint[], level: number): HeatSlope | null {
  const pairs = points.flatMap(({ celsius, p50Ms }) => (celsius === null ? [] : [[celsius, Math.log(p50Ms)] as const]));
  const [x, y] = [pairs.map(([celsius]) => celsius), pairs.map(([, log]) => log)];
  const [ofX, ofY] = [momentsOf(x), momentsOf(y)];
  if (pairs.length < MIN_POINTS || ofX.variance === 0) return null;
  const df = pairs.length - 2;
  const products = pairs.reduce((sum, [celsius, log]) => sum + (celsius - ofX.mean) * (log - ofY.mean), 0);
  const squares = ofX.variance * (pairs.length - 1);
  const slope = products / squares;
  const total = ofY.variance * (pairs.length - 1);
  const rest = Math.max(0, total - slope * products);
  const [low, high] = tInterval({ mean: slope, se: Math.sqrt(rest / df / squares), df }, 1 - level);
  return {
    perCelsius: Math.expm1(slope),
    interval: [Math.expm1(low), Math.expm1(high)],
    level,
    explained: total === 0 ? 0 : 1 - rest / total,
    points: pairs.length,
  };
}
