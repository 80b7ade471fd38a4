import { binomialCdf } from '../binomial.ts';

/** Below so many units in all a sample ratio says nothing (8 per arm is what GrowthBook's documentation asks for). */
export const LEAST_UNITS = 16;

/** Two-sided p-value that units fall into two arms of equal width as they should; exact binomial. 1 below 16 units. */
export function sampleRatioP(control: number, candidate: number): number {
  const units = control + candidate;
  return units < LEAST_UNITS ? 1 : Math.min(1, 2 * binomialCdf(Math.min(control, candidate), units, 0.5));
}
