/** Where a rollout stands. The path is draft to full; what stands after it ends or halts a rollout. */
export const ROLLOUT_PATH = [
  'draft',
  'replayed',
  'certified',
  'shadow',
  'canary',
  'ramp-5',
  'ramp-25',
  'ramp-50',
  'full',
] as const;
export type RolloutStep = (typeof ROLLOUT_PATH)[number];
export const ROLLOUT_ENDS = ['superseded', 'rolled-back', 'rejected', 'expired'] as const;
export const ROLLOUT_STATES = [...ROLLOUT_PATH, 'paused', ...ROLLOUT_ENDS] as const;
export type RolloutState = (typeof ROLLOUT_STATES)[number];

/** Steps in which phones of the comparison run the candidate, for themselves (shadow) or for the user. */
export const FIELD_STEPS = ['shadow', 'canary', 'ramp-5', 'ramp-25', 'ramp-50'] as const;
export type FieldStep = (typeof FIELD_STEPS)[number];

/** Buckets that an install id can fall into. */
export const BUCKETS = 10_000;
const ARM_BUCKETS: Readonly<Record<FieldStep, number>> = {
  shadow: 100,
  canary: 100,
  'ramp-5': 500,
  'ramp-25': 2500,
  'ramp-50': 5000,
};

export interface BucketRange {
  readonly from: number;
  /** Not in the range itself. */
  readonly to: number;
}
export interface ArmRanges {
  readonly candidate: BucketRange;
  readonly control: BucketRange;
}

export function isFieldStep(state: RolloutState): state is FieldStep {
  return FIELD_STEPS.some((step) => step === state);
}

/**
 * Candidate from the bottom, control of the same width from the top: both only grow from step to step, so no phone ever changes arm and the arms
 * stay comparable (sampling-policy research, 4.3).
 */
export function armRanges(step: FieldStep): ArmRanges {
  const width = ARM_BUCKETS[step];
  return { candidate: { from: 0, to: width }, control: { from: BUCKETS - width, to: BUCKETS } };
}

export type Arm = 'candidate' | 'control' | 'outside';

export function armOfBucket(step: FieldStep, bucket: number): Arm {
  const { candidate, control } = armRanges(step);
  if (bucket >= candidate.from && bucket < candidate.to) return 'candidate';
  return bucket >= control.from && bucket < control.to ? 'control' : 'outside';
}
