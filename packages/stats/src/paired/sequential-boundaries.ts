import { findRoot } from '../special/find-root.ts';
import { normalCdf, normalDensity, normalQuantile } from '../special/normal.ts';
import type { Spending } from './alpha-spending.ts';

/** Grid points of the density between two looks; odd, for Simpson's rule. Doubling it moves no boundary by 1e-8. */
const POINTS = 401;

interface Density {
  readonly x: readonly number[];
  /** Density times the weight of Simpson's rule. */
  readonly mass: readonly number[];
}

/**
 * Two-sided critical values |Z| of a group-sequential test that spends `alpha` by `spending` at the information fractions (increasing, last
 * one 1): recursive numerical integration of the score process (Armitage, McPherson and Rowe 1969; Jennison and Turnbull 2000, chapter 19).
 */
export function sequentialBoundaries(
  fractions: readonly number[],
  alpha: number,
  spending: Spending,
): readonly number[] {
  const boundaries: number[] = [];
  let density: Density | null = null;
  let spent = 0;
  let before = 0;
  for (const fraction of fractions) {
    const toSpend = spending(fraction, alpha) - spent;
    const sd = Math.sqrt(fraction - before);
    const boundary: number =
      density === null ? -normalQuantile(toSpend / 2) : nextBoundary(density, sd, fraction, toSpend);
    const limit: number = boundary * Math.sqrt(fraction);
    density = density === null ? firstDensity(sd, limit) : nextDensity(density, sd, limit);
    boundaries.push(boundary);
    spent += toSpend;
    before = fraction;
  }
  return boundaries;
}

function nextBoundary(density: Density, sd: number, fraction: number, toSpend: number): number {
  // the density is symmetric: both sides are twice one side
  const crossing = (limit: number) =>
    2 * density.x.reduce((sum, x, i) => sum + (density.mass[i] as number) * normalCdf((x - limit) / sd), 0);
  return findRoot((limit) => toSpend - crossing(limit), 0, 40) / Math.sqrt(fraction);
}

function firstDensity(sd: number, limit: number): Density {
  return withWeights(limit, (x) => normalDensity(x / sd) / sd);
}

function nextDensity(density: Density, sd: number, limit: number): Density {
  return withWeights(limit, (x) =>
    density.x.reduce((sum, from, i) => sum + ((density.mass[i] as number) * normalDensity((x - from) / sd)) / sd, 0),
  );
}

function withWeights(limit: number, densityAt: (x: number) => number): Density {
  const step = (2 * limit) / (POINTS - 1);
  const x = Array.from({ length: POINTS }, (_, i) => -limit + i * step);
  const simpson = (i: number) => (i === 0 || i === POINTS - 1 ? 1 : i % 2 === 1 ? 4 : 2) * (step / 3);
  return { x, mass: x.map((at, i) => densityAt(at) * simpson(i)) };
}
