import type { CostTable } from '../planner/cost-table.ts';
import { type PlannerMode, type PlannerPolicy, type ScorePrior, THERMAL_STEPS } from '../planner/planner-policy.ts';

/** One way of running the model on a tier's phones, as calibrated. */
export interface EngineSetting {
  readonly precision: string;
  readonly costs: CostTable;
  /** Standard deviation that the precision adds to a score, measured against the reference. */
  readonly scoreNoiseSd: number;
}

export interface PolicyCandidate {
  readonly setting: EngineSetting;
  readonly policy: PlannerPolicy;
}

/** What the tier's phones are like, as far as a policy has to know. */
export interface TierFacts {
  readonly budgetMs: number;
  readonly mostDecoders: number;
  readonly settings: readonly EngineSetting[];
  readonly paceSd: number;
  readonly stepSd: number;
  readonly prior: ScorePrior;
}

/** The values of each knob; every combination that makes a difference is a candidate. */
export interface PolicySpace {
  readonly modes: readonly PlannerMode[];
  readonly budgetShares: readonly number[];
  readonly coarseShares: readonly number[];
  /** Worth of a millisecond in standard deviations of the score within a clip. */
  readonly lambdaSds: readonly number[];
  /** Factors on the prior's spread and time: a bolder prior looks closer around what it has found. */
  readonly priorScales: readonly { readonly sd: number; readonly tau: number }[];
  readonly guardSds: readonly number[];
  readonly maxFrames: readonly number[];
}

/** Without a limit. */
const ALL_FRAMES = 4096;

export const FULL_SPACE: PolicySpace = {
  modes: ['hybrid', 'index', 'scan', 'coarse-to-fine', 'key-frames', 'frugal'],
  budgetShares: [0.86, 0.9, 0.94],
  coarseShares: [0.5, 0.8],
  lambdaSds: [5e-5, 1e-3],
  priorScales: [
    { sd: 2, tau: 0.5 },
    { sd: 4, tau: 0.25 },
  ],
  guardSds: [2.3],
  maxFrames: [ALL_FRAMES],
};

/** For a limit on energy. One prior and no limit on frames: `priceForBusy` sets the price, and there is nothing else to fit to a few clips. */
export const FRUGAL_SPACE: PolicySpace = {
  ...FULL_SPACE,
  modes: ['frugal'],
  budgetShares: [0.94],
  lambdaSds: [1e-3],
  priorScales: [{ sd: 1, tau: 1 }],
};

export function enumerateSpace(space: PolicySpace, facts: TierFacts): PolicyCandidate[] {
  const candidates: PolicyCandidate[] = [];
  for (const mode of space.modes) {
    // a knob that a mode does not read is not varied for it
    const searches = mode !== 'key-frames' && mode !== 'scan';
    const scans = mode === 'hybrid' || mode === 'scan';
    for (const setting of facts.settings)
      for (let decoders = 1; decoders <= (mode === 'frugal' ? 1 : facts.mostDecoders); decoders += 1)
        for (const budgetShare of space.budgetShares)
          for (const guardSds of space.guardSds)
            for (const maxFrames of space.maxFrames)
              for (const coarseShare of scans ? space.coarseShares : space.coarseShares.slice(0, 1))
                for (const lambdaSds of searches ? space.lambdaSds : space.lambdaSds.slice(0, 1))
                  for (const scale of searches ? space.priorScales : space.priorScales.slice(0, 1)) {
                    const knobs = { mode, decoders, budgetShare, guardSds, maxFrames, coarseShare, lambdaSds, scale };
                    candidates.push({ setting, policy: policyWith(facts, setting, knobs) });
                  }
  }
  return candidates;
}

interface Knobs extends Pick<
  PlannerPolicy,
  'mode' | 'decoders' | 'budgetShare' | 'guardSds' | 'maxFrames' | 'coarseShare'
> {
  readonly lambdaSds: number;
  readonly scale: { readonly sd: number; readonly tau: number };
}

function policyWith(facts: TierFacts, setting: EngineSetting, knobs: Knobs): PlannerPolicy {
  const { lambdaSds, scale, ...policy } = knobs;
  return {
    ...policy,
    budgetMs: facts.budgetMs,
    decodersPreviewActive: 1,
    prior: { ...facts.prior, sd: facts.prior.sd * scale.sd, tauMs: facts.prior.tauMs * scale.tau },
    costs: setting.costs,
    paceSd: facts.paceSd,
    stepSd: facts.stepSd,
    lambda: lambdaSds * facts.prior.sd,
    ...(policy.mode === 'frugal' ? { strideFrames: 2, minFrames: 1 } : { strideFrames: 4, minFrames: 3 }),
    minScanFps: 2,
    thermalSteps: THERMAL_STEPS,
    lowPowerStatus: 2,
    floorShare: 0.4,
  };
}
