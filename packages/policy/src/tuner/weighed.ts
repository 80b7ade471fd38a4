import type { PolicyCandidate } from './policy-space.ts';
import type { Summary } from './summarise.ts';

/**
 * Allowed share of blind picks where nothing else is said. A blind pick is the worst that a policy can do, worse than a cover that comes
 * late, so it gets half of what replay allows to picks over budget (2 %); 400 replays tell it from 3 % (binomial, two standard errors).
 */
export const BLIND_SHARE = 0.01;

/** What a policy has to keep to be recommended. */
export interface TunerLimits {
  readonly budgetMs: number;
  readonly overShare: number;
  /** The same on phones twice as slow as their table: a tier holds slower phones than were calibrated. */
  readonly overShareTwiceSlow: number;
  /** Of blind picks on phones as calibrated: giving up before the first look keeps every limit on time. */
  readonly blindShare: number;
  readonly busyMs: number;
  readonly memoryKb: number;
}

/** A candidate that was replayed over all runs, and whether it keeps the limits. */
export interface Weighed {
  readonly candidate: PolicyCandidate;
  readonly summary: Summary;
  readonly overShareTwiceSlow: number;
  /** Told, not limited: on so slow a phone to give up may be all that there is. */
  readonly blindShareTwiceSlow: number;
  readonly memoryKb: number;
  readonly feasible: boolean;
}
