import type { FixedPolicy, PlannerSettings } from '@framefarm/contracts';

/** What a planner can be told; sound, and of no tuning. */
export const plannerSettings = (changes: Partial<PlannerSettings> = {}): PlannerSettings => ({
  mode: 'index',
  budgetMs: 900,
  budgetShare: 0.9,
  decoders: 1,
  decodersPreviewActive: 1,
  prior: { mean: 0.5, sd: 0.2, tauMs: 500, kappa: 3, openingMs: 0, openingDropSds: 0 },
  costs: { openMs: 5, decoderInitMs: 3, seekMs: 2, decodeMs: 2.5, convertMs: 2, inferMs: 9, contention: 0.5 },
  paceSd: 0.3,
  stepSd: 0.2,
  guardSds: 2,
  lambda: 1e-4,
  strideFrames: 4,
  minFrames: 3,
  maxFrames: 64,
  coarseShare: 0.6,
  minScanFps: 2,
  thermalSteps: [],
  lowPowerStatus: 2,
  floorShare: 0.4,
  ...changes,
});

/** The payload of a policy of fixed frames; the runs that it names exist nowhere. */
export const fixedPolicy = (changes: Partial<FixedPolicy> = {}): FixedPolicy => ({
  schema: 1,
  policyVersion: 1,
  app: 'demo',
  channel: 'stable',
  platform: 'linux',
  tier: 'host',
  modelSha256: 'a'.repeat(64),
  mode: 'fixed',
  frames: 8,
  deadlineMs: 900,
  budgetMs: 1000,
  backend: 'cpu',
  threads: 1,
  precision: 'fp32',
  provisional: true,
  provenance: { bodies: ['host'], costRuns: ['run_00000001'], traceRuns: ['run_00000002'], launches: 6, boundMs: 500 },
  ...changes,
});
