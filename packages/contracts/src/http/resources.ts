import {
  ATTRIBUTES,
  BACKENDS,
  BODIES,
  ENGINES,
  FAULTS,
  LIFE_CYCLES,
  ORDER_OPERATORS,
  OUTCOMES,
  PLATFORMS,
  PRECISIONS,
  PRIORITY,
  TIERS,
  TIMINGS,
  VALIDITIES,
  VARIANTS,
} from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { FramePlan, HarnessPlan, PlanClip } from '../harness/plan.ts';
import { ReportRecord } from '../harness/report.ts';
import {
  AttemptId,
  BenchmarkId,
  Count,
  DeviceId,
  Instant,
  Millis,
  ModelId,
  Name,
  RunId,
  RunnerId,
  Sha256,
  TokenId,
  idOf,
  nullable,
  oneOf,
  strictObject,
  text,
} from '../primitives.ts';
import { Label } from './devices.ts';
import {
  ComparisonId,
  GatedLaunch,
  GatesOffer,
  LaunchGateChanges,
  PairsOffer,
  PhoneWait,
  PhoneWaitSince,
} from './pairs.ts';

/** What a token may do. `runner` is given by enrolment only. */
export const SCOPES = [
  'admin:tokens',
  'runners:enrol',
  'runner',
  'devices:read',
  'devices:write',
  'models:read',
  'models:write',
  'runs:read',
  'runs:write',
  'artifacts:read',
  'artifacts:write',
  'policies:read',
  'policies:write',
  'policies:publish',
  'metrics:read',
  'history:read',
  'history:write',
] as const;
export type Scope = (typeof SCOPES)[number];

export const ErrorBody = strictObject({
  error: strictObject({
    code: Type.String(),
    message: Type.String(),
    details: Type.Optional(Type.Unknown()),
    requestId: Type.String(),
  }),
});

// Tokens and enrolment
export const CreateTokenBody = strictObject({
  name: Name,
  scopes: Type.Array(oneOf(SCOPES.filter((s) => s !== 'runner')), { minItems: 1, uniqueItems: true }),
  expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
});
export const CreatedToken = strictObject({ id: TokenId, token: Type.String(), expiresAt: Instant });
export const EnrolmentCode = strictObject({ code: Type.String(), expiresAt: Instant });
export const EnrolRunnerBody = strictObject({ code: Type.String({ minLength: 1, maxLength: 100 }), name: Name });
export const EnrolledRunner = strictObject({ id: RunnerId, token: Type.String() });

// Benchmarks
const conditionValue = Type.Union([Type.String({ maxLength: 120 }), Type.Number()]);
const attribute = oneOf(ATTRIBUTES);
/** Nothing holds for an attribute that a device does not tell. Versions compare part by part; `*` in `like` stands for any text. */
export const DeviceCondition = Type.Union([
  strictObject({ attribute, operator: oneOf(ORDER_OPERATORS), value: conditionValue }),
  strictObject({
    attribute,
    operator: Type.Literal('in'),
    value: Type.Array(conditionValue, { minItems: 1, maxItems: 100 }),
  }),
  strictObject({ attribute, operator: Type.Literal('like'), value: Type.String({ minLength: 1, maxLength: 120 }) }),
]);
export const DeviceSelector = strictObject(
  {
    ids: Type.Optional(Type.Array(DeviceId, { minItems: 1 })),
    tiers: Type.Optional(Type.Array(oneOf(TIERS), { minItems: 1 })),
    platforms: Type.Optional(Type.Array(oneOf(PLATFORMS), { minItems: 1 })),
    bodies: Type.Optional(Type.Array(oneOf(BODIES), { minItems: 1 })),
    models: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: 100 })),
    labels: Type.Optional(
      Type.Array(Label, { minItems: 1, maxItems: 50, description: 'the device carries all of them' }),
    ),
    where: Type.Optional(Type.Array(DeviceCondition, { minItems: 1, maxItems: 20 })),
  },
  'all given conditions hold',
);
export type DeviceSelector = Static<typeof DeviceSelector>;
export const RunConfiguration = strictObject({
  engine: oneOf(ENGINES),
  backend: oneOf(BACKENDS),
  precision: oneOf(PRECISIONS),
  variant: Type.Optional(oneOf(VARIANTS, "the model's variant; that of the precision if left out")),
  threads: Type.Integer({ minimum: 1, maximum: 16 }),
  framePlan: FramePlan,
  harnessVersion: Type.Optional(Name),
});
export type RunConfiguration = Static<typeof RunConfiguration>;
/**
 * One run per entry of `modelIds` x `targets` x `configurations`. With spread `any` (the default) a run takes any one device that its target
 * selects; with `each` there is one run for every device that is online and that the target selects.
 */
export const CreateBenchmarkBody = strictObject({
  name: Name,
  modelIds: Type.Array(ModelId, { minItems: 1, maxItems: 50, uniqueItems: true }),
  clips: Type.Array(PlanClip, { minItems: 1, maxItems: 32 }),
  targets: Type.Array(DeviceSelector, { minItems: 1, maxItems: 100 }),
  configurations: Type.Array(RunConfiguration, { minItems: 1, maxItems: 50 }),
  launches: Type.Integer({ minimum: 1, maximum: 1000 }),
  warmupIterations: Type.Integer({ minimum: 0, maximum: 100 }),
  iterations: Type.Integer({ minimum: 1, maximum: 1000 }),
  saveFrames: oneOf(['none', 'looked-at'], 'of the last launch'),
  queueTimeoutMs: Type.Optional(Millis),
  runTimeoutMs: Type.Optional(Millis),
  spread: Type.Optional(oneOf(['any', 'each'])),
  priority: Type.Optional(
    Type.Integer({
      minimum: PRIORITY.lowest,
      maximum: PRIORITY.highest,
      description: 'higher goes first; 0 if left out',
    }),
  ),
  limits: Type.Optional(LaunchGateChanges),
  sustained: Type.Optional(
    strictObject(
      { minutes: Type.Number({ minimum: 0.02, maximum: 120 }) },
      'each launch measures without a rest for so long; its heat does not speak against it',
    ),
  ),
  purpose: Type.Optional(oneOf(['measure', 'health'], 'a valid health run lets its device out of quarantine')),
  maxRuns: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 5000, description: 'refused when it would make more runs; 500 if left out' }),
  ),
});
export type CreateBenchmarkBody = Static<typeof CreateBenchmarkBody>;

const percentile = nullable(Millis);
/** `n` counts launches: one value per launch, the median over its measured picks of the time spent in the stage. */
export const StageSummary = strictObject({
  n: Count,
  p50Ms: percentile,
  p95Ms: percentile,
  ci95: nullable(
    Type.Array(Millis, {
      minItems: 2,
      maxItems: 2,
      description: 'of the p50, by order statistics; null below 6 launches',
    }),
  ),
});
export type StageSummary = Static<typeof StageSummary>;
export const StageSummaries = strictObject({
  open: StageSummary,
  seek: StageSummary,
  decode: StageSummary,
  convert: StageSummary,
  infer: StageSummary,
  select: StageSummary,
  total: StageSummary,
});
export const Run = strictObject({
  id: RunId,
  benchmarkId: BenchmarkId,
  modelId: ModelId,
  priority: Type.Integer(),
  configuration: RunConfiguration,
  lifeCycle: oneOf(LIFE_CYCLES),
  outcome: nullable(oneOf(OUTCOMES)),
  validity: nullable(oneOf(VALIDITIES)),
  reasons: Type.Array(Type.String()),
  fault: nullable(oneOf(FAULTS)),
  waitReason: nullable(Type.String({ description: 'why a queued run still waits' })),
  waitEstimateMs: nullable(Millis),
  cancelRequested: Type.Boolean(),
  attempts: Count,
  deviceId: nullable(DeviceId),
  serial: nullable(Type.String()),
  model: nullable(Type.String()),
  platform: nullable(oneOf(PLATFORMS)),
  body: nullable(oneOf(BODIES)),
  timing: nullable(oneOf(TIMINGS)),
  tier: nullable(oneOf(TIERS)),
  stages: nullable(StageSummaries),
  pssKb: nullable(Count),
  backend: nullable(Type.String()),
  threads: nullable(Count),
  engine: nullable(Type.String()),
  score: nullable(Type.Number()),
  launches: Count,
  progress: strictObject({ done: Count, of: Count }),
  comparisonId: nullable(ComparisonId),
  phoneWait: nullable(PhoneWaitSince),
  sustained: nullable(
    strictObject({
      minutes: Type.Number(),
      launchSince: nullable(Instant),
    }),
  ),
  createdAt: Instant,
  endedAt: nullable(Instant),
});
export type Run = Static<typeof Run>;
export const Runs = strictObject({ runs: Type.Array(Run) });
export const Benchmark = strictObject({
  id: BenchmarkId,
  ...CreateBenchmarkBody.properties,
  createdAt: Instant,
  runs: Type.Array(Run),
});
export type Benchmark = Static<typeof Benchmark>;
/** What a benchmark would make, without making it. */
export const BenchmarkPreview = strictObject({
  count: Count,
  maxRuns: Count,
  fits: Type.Boolean(),
  runs: Type.Array(
    strictObject({
      modelId: ModelId,
      configuration: RunConfiguration,
      selector: DeviceSelector,
      devices: Type.Array(Type.String(), { description: 'serials of the devices that may take it' }),
      waitReason: Type.String(),
      estimateMs: nullable(Millis),
    }),
    { description: 'the first 200' },
  ),
});
export const Benchmarks = strictObject({ benchmarks: Type.Array(Benchmark) });
export const RunEvent = strictObject({
  at: Instant,
  event: Type.String(),
  attemptId: nullable(AttemptId),
  details: Type.Unknown(),
});
export const RunEvents = strictObject({ events: Type.Array(RunEvent) });
/** The stored records of the run's last attempt, in order. */
export const RunReport = strictObject({ attemptId: nullable(AttemptId), records: Type.Array(ReportRecord) });

// Runner protocol
export const Offer = strictObject(
  {
    attemptId: AttemptId,
    runId: RunId,
    deviceId: DeviceId,
    serial: Type.String(),
    fence: Count,
    leaseMs: Millis,
    plan: HarnessPlan,
    launches: Count,
    harnessBuild: strictObject({ version: Name, sha256: Sha256 }),
    gates: GatesOffer,
    pairs: Type.Optional(PairsOffer),
  },
  '`plan` is that of launch 0 with saveFrames of the last launch; the runner sets `launch` (and saveFrames none before the last)',
);
export type Offer = Static<typeof Offer>;
export const AcceptBody = strictObject({ claimId: text(8, 100), fence: Count });
export const HeartbeatBody = strictObject({
  fence: Count,
  lifeCycle: oneOf(['scrubbing', 'running', 'uploading']),
  launchesDone: Count,
  waiting: Type.Optional(PhoneWait),
  launchMs: Type.Optional(Millis),
});
export const Heartbeat = strictObject({ leaseMs: Millis, cancel: Type.Boolean() });
/** One launch's whole report or a part of it; `batchId` makes a repeat harmless. At most 4 MiB. */
export const ReportBatchBody = strictObject({
  batchId: text(8, 100),
  fence: Count,
  records: Type.Array(ReportRecord, { minItems: 1, maxItems: 5000 }),
});
export const ReportBatchAnswer = strictObject({ accepted: Count, duplicate: Type.Boolean() });
export const CompleteBody = strictObject({
  fence: Count,
  outcome: oneOf(['succeeded', 'failed', 'cancelled', 'timed-out']),
  fault: nullable(oneOf(FAULTS)),
  reasons: Type.Array(text(0, 2000), { maxItems: 100 }),
  tainted: Type.Boolean(),
  launches: Type.Optional(Type.Array(GatedLaunch, { maxItems: 1000, description: 'of an ordinary run' })),
  retryable: Type.Optional(
    Type.Boolean({
      description: "a failure that is not the subject's: another try, on another device if there is one, may succeed",
    }),
  ),
});
export type CompleteBody = Static<typeof CompleteBody>;

// Policies
export const TunePolicyBody = strictObject(
  {
    app: Name,
    channel: oneOf(['stable', 'sandbox']),
    platform: oneOf(PLATFORMS),
    tier: oneOf(TIERS),
    budgetMs: Millis,
    traceRunIds: Type.Array(RunId, { minItems: 1, description: 'runs with frame plan dense and real scores' }),
    costRunIds: Type.Array(RunId, { minItems: 1, description: 'valid runs on the tier' }),
  },
  'tunes, stores and signs nothing yet',
);
export const Policy = strictObject({
  id: idOf('pol'),
  app: Name,
  channel: oneOf(['stable', 'sandbox']),
  platform: oneOf(PLATFORMS),
  tier: oneOf(TIERS),
  version: Count,
  sha256: Sha256,
  provisional: Type.Boolean(),
  reasons: Type.Array(Type.String()),
  evidenceRuns: Type.Array(RunId),
  published: Type.Boolean(),
  payload: Type.Unknown(),
  candidates: Type.Unknown(),
  createdAt: Instant,
});
export type Policy = Static<typeof Policy>;
export const Policies = strictObject({ policies: Type.Array(Policy) });
export const SigningKeys = strictObject({
  keys: Type.Array(
    strictObject({
      keyid: Type.String(),
      alg: oneOf(['ES256', 'Ed25519']),
      publicKeyPem: Type.String(),
      role: Type.Optional(oneOf(['manifest', 'policy'], 'all that it may sign; without it both')),
    }),
  ),
});
export const KillBody = strictObject({
  kill: oneOf(['none', 'floor', 'off']),
  reason: text(1, 1000),
});
export const KilledManifest = strictObject({ kill: oneOf(['none', 'floor', 'off']), manifestVersion: Count });
export const InstalledRoot = strictObject({ app: Name, rootVersion: Count });
