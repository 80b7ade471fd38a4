import { BACKENDS, BODIES, CHANNELS, PLATFORMS, PRECISIONS, TIERS } from '@framefarm/domain';
import { PLANNER_MODES } from '@framefarm/policy';
import Type, { type Static } from 'typebox';
import { ConsistencyReportId, Name, RunId, Sha256, oneOf, strictObject } from '../primitives.ts';
import { SignedVersion } from './envelope.ts';

const number = (minimum: number, maximum: number) => Type.Number({ minimum, maximum });
const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
const stepMs = number(0, 60_000);
/** Work that costs nothing would let a planner go on for ever. */
const workMs = Type.Number({ exclusiveMinimum: 0, maximum: 60_000 });

const Certificate = strictObject(
  {
    budgetMs: workMs,
    runs: whole(1, 1e9),
    over: Type.Integer({ minimum: 0, maximum: 1e9, description: 'runs that passed the budget or were blind' }),
    blind: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1e9,
        description: 'of those, the runs in which no frame was scored; absent where they were not counted yet',
      }),
    ),
    blindShareBound: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1, description: 'upper 95 % bound of the share of blind runs' }),
    ),
    eValue: number(0, 1e300),
    certified: Type.Boolean(),
    deviceModels: Type.Array(Name, { minItems: 1, maxItems: 200 }),
  },
  'evidence that at most 5 % of the runs on these device models pass the budget or are blind',
);

const common = {
  schema: Type.Literal(1),
  policyVersion: SignedVersion,
  app: Name,
  channel: oneOf(CHANNELS),
  platform: oneOf(PLATFORMS),
  tier: oneOf(TIERS),
  modelSha256: Sha256,
  backend: oneOf(BACKENDS),
  threads: whole(1, 16),
  precision: oneOf(PRECISIONS),
  provisional: Type.Boolean(),
  provenance: strictObject({
    bodies: Type.Array(oneOf(BODIES), {
      minItems: 1,
      uniqueItems: true,
      description: 'of the phones that the costs come from',
    }),
    costRuns: Type.Array(RunId, { minItems: 1, maxItems: 1000 }),
    traceRuns: Type.Array(RunId, { minItems: 1, maxItems: 1000 }),
    launches: whole(1, 1e9),
    boundMs: number(0, 1e9),
    traceSetSha256: Type.Optional(Sha256),
    calibrations: Type.Optional(Type.Array(Sha256, { minItems: 1, maxItems: 200 })),
    scoreNoise: Type.Optional(
      strictObject(
        { sd: number(0, 1e6), report: Type.Optional(ConsistencyReportId) },
        'what the precision was taken to add to a score when the policy was tuned; assumed when no ladder is named',
      ),
    ),
    certificate: Type.Optional(Certificate),
  }),
};

/** The frames of a fixed plan until the deadline. */
export const FixedPolicy = strictObject({
  ...common,
  mode: Type.Literal('fixed'),
  frames: whole(1, 256),
  deadlineMs: Type.Number({ exclusiveMinimum: 0, maximum: 60_000 }),
  budgetMs: Type.Number({ exclusiveMinimum: 0, maximum: 60_000 }),
});
export type FixedPolicy = Static<typeof FixedPolicy>;

const plannerSettings = {
  mode: oneOf(PLANNER_MODES),
  budgetMs: number(1, 60_000),
  budgetShare: number(0.1, 1),
  decoders: whole(1, 8),
  decodersPreviewActive: whole(1, 8),
  prior: strictObject({
    mean: number(-1e6, 1e6),
    sd: number(1e-9, 1e6),
    tauMs: number(1, 1e6),
    kappa: number(0, 1e6),
    openingMs: number(0, 60_000),
    openingDropSds: number(0, 10),
  }),
  costs: strictObject({
    openMs: stepMs,
    decoderInitMs: stepMs,
    seekMs: stepMs,
    decodeMs: workMs,
    convertMs: stepMs,
    inferMs: workMs,
    contention: number(0, 10),
  }),
  paceSd: number(0.01, 3),
  stepSd: number(0.01, 3),
  guardSds: number(0, 6),
  lambda: number(0, 1),
  strideFrames: whole(1, 600),
  minFrames: whole(1, 4096),
  maxFrames: whole(1, 4096),
  coarseShare: number(0.01, 1),
  minScanFps: number(0, 240),
  thermalSteps: Type.Array(
    strictObject({
      status: whole(0, 6),
      budgetShare: number(0.05, 1),
      decoders: whole(1, 8),
      floor: Type.Boolean(),
    }),
    { maxItems: 8 },
  ),
  lowPowerStatus: whole(0, 6),
  floorShare: number(0, 1),
};

/** What the planner is told. Every bound lies within those of `checkPlannerPolicy`, so that whatever is accepted can be run. */
export const PlannerSettings = strictObject(plannerSettings);
export type PlannerSettings = Static<typeof PlannerSettings>;

export const PlannedPolicy = strictObject({ ...common, ...plannerSettings });
export type PlannedPolicy = Static<typeof PlannedPolicy>;

/** A mode that a client does not know is a form that it does not know: it keeps what it has. */
export const PolicyPayload = Type.Union([FixedPolicy, PlannedPolicy]);
export type PolicyPayload = Static<typeof PolicyPayload>;
