import { quantile } from '../quantile.ts';
import { type HeatSlope, heatSlopeOf } from './heat-slope.ts';
import { type SustainedDecline, declineOf } from './sustained-decline.ts';
import type { HeatReading, SustainedLaunch, SustainedPoint } from './sustained-launch.ts';

export interface SustainedCurve {
  readonly pointMs: number;
  /** The points of each launch; a point without a pick is left out. */
  readonly launches: readonly (readonly SustainedPoint[])[];
  readonly decline: SustainedDecline | null;
  readonly heatSlope: HeatSlope | null;
}

const P95_MIN_PICKS = 20;

/**
 * How latency goes on under load: a point per `pointMs` and launch, what is lost from the first point to the steady state, and how much of
 * it goes with the temperature. `level` is the coverage of both intervals.
 */
export function sustainedCurve(launches: readonly SustainedLaunch[], pointMs: number, level = 0.95): SustainedCurve {
  const points = launches.map((launch) => pointsOf(launch, pointMs));
  return {
    pointMs,
    launches: points,
    decline: declineOf(launches, pointMs, level),
    heatSlope: heatSlopeOf(points.flat(), level),
  };
}

function pointsOf({ picks, heat }: SustainedLaunch, pointMs: number): SustainedPoint[] {
  const last = Math.max(-1, ...picks.map(({ atMs }) => Math.floor(atMs / pointMs)));
  return Array.from({ length: last + 1 }, (_, place) => place).flatMap((place) => {
    const values = picks.flatMap(({ atMs, latencyMs }) => (Math.floor(atMs / pointMs) === place ? [latencyMs] : []));
    const p50Ms = quantile(values, 0.5);
    if (p50Ms === null) return [];
    const { atMs: _, ...reading } = nearest(heat, (place + 1) * pointMs);
    const p95Ms = values.length < P95_MIN_PICKS ? null : quantile(values, 0.95);
    return [{ fromMs: place * pointMs, picks: values.length, p50Ms, p95Ms, ...reading }];
  });
}

/** The heat when the point was over. */
function nearest(heat: readonly HeatReading[], atMs: number): HeatReading {
  const distance = (one: HeatReading) => Math.abs(one.atMs - atMs);
  const silent: HeatReading = { atMs: Infinity, celsius: null, thermalStatus: null, cpuMaxKHz: null };
  return heat.reduce((best, one) => (distance(one) < distance(best) ? one : best), silent);
}
