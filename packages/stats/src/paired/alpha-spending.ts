import { normalCdf, normalQuantile } from '../special/normal.ts';

/** The share of the error that may be spent by information fraction t in (0, 1]; increases to alpha at 1. */
export type Spending = (t: number, alpha: number) => number;

/**
 * The O'Brien-Fleming-type spending function of Lan and DeMets 1983, two-sided: each side spends 2 - 2 Phi(z(1 - alpha/4) / sqrt t) of its
 * alpha/2. Almost nothing early, almost everything at the end.
 */
export const obrienFlemingSpending: Spending = (t, alpha) =>
  4 * normalCdf(normalQuantile(alpha / 4) / Math.sqrt(Math.min(1, t)));
