import { benjaminiHochberg } from './benjamini-hochberg.ts';

export interface WeeklyComparison {
  readonly id: string;
  readonly p: number;
  /** B/A - 1. */
  readonly effect: number;
}

export interface WeeklyReport {
  readonly comparisons: number;
  readonly falseDiscoveryRate: number;
  /** Smallest adjusted p first. */
  readonly found: readonly (WeeklyComparison & { readonly adjustedP: number })[];
  /** How many comparisons a level of 1 % each would have reported by chance alone. */
  readonly expectedByChance: number;
}

const UNCORRECTED_ALPHA = 0.01;

/** The comparisons of a week worth a look, at a false-discovery rate; it never blocks a build. */
export function weeklyReport(comparisons: readonly WeeklyComparison[], falseDiscoveryRate: number): WeeklyReport {
  const adjusted = benjaminiHochberg(comparisons.map(({ p }) => p));
  const found = comparisons
    .map((comparison, index) => ({ ...comparison, adjustedP: adjusted[index] as number }))
    .filter(({ adjustedP }) => adjustedP <= falseDiscoveryRate)
    .sort((a, b) => a.adjustedP - b.adjustedP);
  return {
    comparisons: comparisons.length,
    falseDiscoveryRate,
    found,
    expectedByChance: comparisons.length * UNCORRECTED_ALPHA,
  };
}
