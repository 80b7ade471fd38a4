import type { PlannerPolicy } from './planner-policy.ts';

/** The state of the phone when the clip is opened. */
export interface PlannerConditions {
  /** Android's thermal status, 0 (none) to 6 (shutdown); 0 where the platform does not tell. */
  readonly thermalStatus: number;
  /** Battery saver, Low Power Mode. */
  readonly lowPower: boolean;
  /** A player is showing a preview and needs a decoder for itself. */
  readonly previewActive: boolean;
}

export const CALM: PlannerConditions = { thermalStatus: 0, lowPower: false, previewActive: false };

export interface PhoneLimits {
  /** What may be planned with. */
  readonly budgetMs: number;
  readonly decoders: number;
  readonly floor: boolean;
}

/** What the phone's state leaves of the policy's budget and decoders. */
export function phoneLimits(policy: PlannerPolicy, conditions: PlannerConditions): PhoneLimits {
  const status = Math.max(conditions.thermalStatus, conditions.lowPower ? policy.lowPowerStatus : 0);
  const [step] = policy.thermalSteps
    .filter((candidate) => candidate.status <= status)
    .toSorted((a, b) => b.status - a.status);
  const wanted = conditions.previewActive ? Math.min(policy.decoders, policy.decodersPreviewActive) : policy.decoders;
  return {
    budgetMs: policy.budgetMs * policy.budgetShare * (step?.budgetShare ?? 1),
    decoders: Math.min(wanted, step?.decoders ?? wanted),
    floor: step?.floor ?? false,
  };
}
