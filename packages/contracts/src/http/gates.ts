import { CHANNELS, COMPARED_VALUES, ESTIMANDS, TIERS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { PlanClip } from '../harness/plan.ts';
import { Count, DeviceId, Instant, Millis, Name, Sha256, idOf, nullable, oneOf, strictObject } from '../primitives.ts';
import { ComparisonArm, ComparisonPlan } from './comparisons.ts';
import { ComparisonId, LaunchGateChanges } from './pairs.ts';
import { DeviceSelector } from './resources.ts';

const Share = Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 });
/** A change against the baseline that is still allowed, or a budget that the candidate has to keep by itself. */
export const GateRule = strictObject({
  value: oneOf(COMPARED_VALUES),
  quantile: oneOf(['median', 'p95']),
  tier: oneOf(TIERS),
  estimand: oneOf(ESTIMANDS, 'whom the verdict speaks of'),
  allowedChange: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1, description: '0.03 if left out' }),
  ),
  budgetMs: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1e9 })),
});
export type GateRule = Static<typeof GateRule>;
/** A gate as a file under version control; the API keeps every version that was put. */
export const GateDefinition = strictObject(
  {
    schema: Type.Literal(1),
    name: Name,
    channel: oneOf(CHANNELS, 'no phone in software outside sandbox'),
    baseline: Name,
    clips: Type.Array(PlanClip, { minItems: 1, maxItems: 32 }),
    warmupIterations: Type.Integer({ minimum: 0, maximum: 100 }),
    iterations: Type.Integer({ minimum: 1, maximum: 1000 }),
    plan: Type.Optional(ComparisonPlan),
    alpha: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 0.5, description: 'of all rules together; 0.01' }),
    ),
    limits: Type.Optional(LaunchGateChanges),
    ladder: Type.Optional(
      oneOf(['required'], "the consistency ladder must have passed with the candidate's file of the model"),
    ),
    rules: Type.Array(GateRule, { minItems: 1, maxItems: 50 }),
  },
  'when a build may go out: rules on what it may cost',
);
export type GateDefinition = Static<typeof GateDefinition>;

export const PutBaselineBody = strictObject({
  name: Name,
  branch: Name,
  build: Name,
  channel: oneOf(CHANNELS),
  arm: ComparisonArm,
  deviceSet: DeviceSelector,
});
export type PutBaselineBody = Static<typeof PutBaselineBody>;
/** What builds are compared with: explicit, and for each phone begun anew when its operating system changes. */
export const Baseline = strictObject({
  id: idOf('bsl'),
  ...PutBaselineBody.properties,
  startedAt: Instant,
  devices: Type.Array(
    strictObject({
      deviceId: DeviceId,
      serial: Type.String(),
      os: Type.String(),
      since: Instant,
      until: nullable(Instant),
    }),
  ),
});
export type Baseline = Static<typeof Baseline>;
export const Baselines = strictObject({ baselines: Type.Array(Baseline) });

export const Gate = strictObject({
  id: idOf('gat'),
  version: Count,
  sha256: Sha256,
  definition: GateDefinition,
  createdAt: Instant,
});
export type Gate = Static<typeof Gate>;
export const Gates = strictObject({ gates: Type.Array(Gate) });

export const RunGateBody = strictObject({ gate: Name, candidate: ComparisonArm });
export type RunGateBody = Static<typeof RunGateBody>;
const VERDICTS = ['pass', 'regress', 'improve', 'inconclusive', 'invalid'] as const;
export const GateRuleVerdict = strictObject({
  rule: Count,
  value: oneOf(COMPARED_VALUES),
  quantile: oneOf(['median', 'p95']),
  tier: oneOf(TIERS),
  estimand: oneOf(ESTIMANDS),
  allowedChange: nullable(Share),
  budgetMs: nullable(Millis),
  isInformational: Type.Boolean({
    description: 'it blocks nothing: nights of A/A found the metric noisier than it should be',
  }),
  verdict: oneOf(VERDICTS),
  n: Count,
  pairs: Count,
  effect: nullable(Type.Number()),
  estimateMs: nullable(Millis),
  interval: nullable(Type.Array(Type.Number(), { minItems: 2, maxItems: 2, description: 'of the change, or in ms' })),
  alpha: Type.Number({
    exclusiveMinimum: 0,
    exclusiveMaximum: 1,
    description: 'level at which it was judged: the share that Holm leaves it',
  }),
  mde: nullable(Type.Number()),
  comparisonId: nullable(ComparisonId),
  reasons: Type.Array(Type.String()),
});
export type GateRuleVerdict = Static<typeof GateRuleVerdict>;
export const GateConfirmation = strictObject({
  rule: Count,
  finding: oneOf(['right', 'wrong'], 'what people found of the verdict of this rule'),
  by: Name,
  note: nullable(Name),
  at: Instant,
});
/** What the newest kept ladder says that ran the candidate's file of the model. */
const GateLadder = strictObject({
  verdict: oneOf(['pass', 'guilty', 'worse', 'invalid', 'missing']),
  reportId: nullable(idOf('cns')),
  reason: Type.String(),
});
/** What is known of the farm while a build stands before a gate; with the raw pairs it gives the verdicts again. */
export const GateCircumstances = strictObject({
  informational: Type.Array(strictObject({ rule: Count, reason: Type.String() })),
  broken: Type.Array(strictObject({ tier: oneOf(TIERS), reason: Type.String() })),
  ladder: Type.Optional(GateLadder),
});
export const GateRun = strictObject({
  id: idOf('gtr'),
  gate: Gate,
  baseline: Baseline,
  candidate: ComparisonArm,
  state: oneOf(['measuring', 'ended']),
  verdict: nullable(oneOf(VERDICTS)),
  rules: Type.Array(GateRuleVerdict),
  verdictText: nullable(Type.String({ description: 'the exact bytes of the rules' })),
  comparisons: Type.Array(strictObject({ tier: oneOf(TIERS), comparisonId: ComparisonId })),
  circumstances: GateCircumstances,
  notes: Type.Array(Type.String()),
  confirmations: Type.Array(GateConfirmation),
  createdAt: Instant,
  endedAt: nullable(Instant),
});
export type GateRun = Static<typeof GateRun>;
export const GateRuns = strictObject({ runs: Type.Array(GateRun) });
export const ConfirmGateBody = strictObject({
  rule: Count,
  finding: oneOf(['right', 'wrong']),
  by: Name,
  note: Type.Optional(Name),
});
export type ConfirmGateBody = Static<typeof ConfirmGateBody>;
const Tally = strictObject({
  right: Count,
  wrong: Count,
  unconfirmed: Count,
  wrongShare: nullable(Type.Number()),
  interval: nullable(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
});
/** How often people found a gate right: false alarms among its alarms, missed changes among its passes. */
export const GateScore = strictObject({ gate: Name, runs: Count, alarms: Tally, passes: Tally, undecided: Count });
export type GateScore = Static<typeof GateScore>;
