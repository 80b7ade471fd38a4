import type { Tier } from '../words.ts';
import { type ArmRanges, type FieldStep, type RolloutState, armRanges, isFieldStep } from './rollout-state.ts';

export const KILLS = ['none', 'floor', 'off'] as const;
/** `floor`: phones fall back to the policy bundled with the app. `off`: they pick no cover at all. */
export type Kill = (typeof KILLS)[number];

/** What is known of a rollout when a manifest is made. A policy stands for itself by its id. */
export interface ServedRollout {
  readonly tier: Tier;
  readonly policyId: string;
  readonly state: RolloutState;
  /** Where a paused one stood. */
  readonly pausedIn: RolloutState | null;
  /** Of its buckets; its own for each rollout, so that two rollouts share no arms. */
  readonly salt: string;
}

export interface ServedCandidate extends ArmRanges {
  readonly policyId: string;
  readonly salt: string;
  readonly step: FieldStep;
  /** `shadow`: run it after the pick, for the telemetry only. */
  readonly use: 'shadow' | 'pick';
}
export interface ServedTier {
  /** For every phone that is not in the candidate's buckets. */
  readonly stable: string | null;
  readonly candidate: ServedCandidate | null;
}

/**
 * Which policy is served to which share of the phones of an app, channel and platform. `stable`: the policy of each tier that was published or
 * rolled out in full. A paused rollout keeps its share; one that has ended, and one that has not reached the field yet, has none.
 */
export function servedPolicies(
  stable: Readonly<Partial<Record<Tier, string>>>,
  rollouts: readonly ServedRollout[],
): Readonly<Partial<Record<Tier, ServedTier>>> {
  const served: Partial<Record<Tier, ServedTier>> = {};
  for (const [tier, policyId] of Object.entries(stable) as [Tier, string][])
    served[tier] = { stable: policyId, candidate: null };
  for (const rollout of rollouts) {
    const step = rollout.state === 'paused' ? rollout.pausedIn : rollout.state;
    if (step === null || !isFieldStep(step)) continue;
    const { policyId, salt } = rollout;
    served[rollout.tier] = {
      stable: served[rollout.tier]?.stable ?? null,
      candidate: { policyId, salt, step, use: step === 'shadow' ? 'shadow' : 'pick', ...armRanges(step) },
    };
  }
  return served;
}
