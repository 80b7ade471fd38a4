import type { PlannedPolicy, PlannerSettings } from './policy-payload.ts';

/** What the planner is created with, out of a verified policy of a planner mode. */
export function plannerPolicyOf(policy: PlannedPolicy): PlannerSettings {
  return {
    mode: policy.mode,
    budgetMs: policy.budgetMs,
    budgetShare: policy.budgetShare,
    decoders: policy.decoders,
    decodersPreviewActive: policy.decodersPreviewActive,
    prior: policy.prior,
    costs: policy.costs,
    paceSd: policy.paceSd,
    stepSd: policy.stepSd,
    guardSds: policy.guardSds,
    lambda: policy.lambda,
    strideFrames: policy.strideFrames,
    minFrames: policy.minFrames,
    maxFrames: policy.maxFrames,
    coarseShare: policy.coarseShare,
    minScanFps: policy.minScanFps,
    thermalSteps: policy.thermalSteps,
    lowPowerStatus: policy.lowPowerStatus,
    floorShare: policy.floorShare,
  };
}
