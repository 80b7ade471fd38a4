import type { PolicyCandidate } from './policy-space.ts';
import type { Summary } from './summarise.ts';

/** What a policy has to keep to be recommended. */
export interface TunerLimits {
  readonly budgetMs: number;
  readonly overShare: number;
  /** The same on phones twice as slow as their table: a tier holds slower phones than were calibrated. */
  readonly overShareTwiceSlow: number;
  readonly busyMs: number;
  readonly memoryKb: number;
}

/** A candidate that was replayed over all runs, and whether it keeps the limits. */
export interface Weighed {
  readonly candidate: PolicyCandidate;
  readonly summary: Summary;
  readonly overShareTwiceSlow: number;
  readonly memoryKb: number;
  readonly feasible: boolean;
}
