import { PAIR_ARMS, CHANNELS, COMPARED_VALUES, PAIR_ORDERS, PRIORITY } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { PlanClip } from '../harness/plan.ts';
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
  nullable,
  oneOf,
  strictObject,
} from '../primitives.ts';
import { ComparisonId, LaunchGateChanges } from './pairs.ts';
import { DeviceSelector, RunConfiguration } from './resources.ts';

/** One side of a comparison: everything that a benchmark's configuration can name. */
export const ComparisonArm = strictObject({
  label: Name,
  modelId: ModelId,
  configuration: RunConfiguration,
});
export type ComparisonArm = Static<typeof ComparisonArm>;
const pairs = Type.Integer({ minimum: 2, maximum: 1000 });
const order = Type.Optional(oneOf(PAIR_ORDERS, 'abba if left out'));
/**
 * `pairs` looks after the given numbers of pairs and stops as soon as it can tell (6 to 30 if left out). `fixed` looks once. `cold-start` looks
 * once over launches of one pick each, model loading included.
 */
export const ComparisonPlan = Type.Union([
  strictObject({
    kind: Type.Literal('pairs'),
    looks: Type.Optional(Type.Array(pairs, { minItems: 1, maxItems: 50 })),
    order,
  }),
  strictObject({ kind: Type.Literal('fixed'), pairs, order }),
  strictObject({ kind: Type.Literal('cold-start'), pairs: Type.Integer({ minimum: 10, maximum: 1000 }), order }),
]);
export type ComparisonPlan = Static<typeof ComparisonPlan>;
export const ComparisonMetric = strictObject({
  value: oneOf(COMPARED_VALUES),
  quantile: oneOf(['median', 'p95']),
  allowedChange: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1, description: "the comparison's if left out" }),
  ),
});
export type ComparisonMetric = Static<typeof ComparisonMetric>;
const Share = Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 });
export const CreateComparisonBody = strictObject({
  name: Name,
  channel: oneOf(CHANNELS, 'stable takes no virtual phone; sandbox says nothing about real ones'),
  a: ComparisonArm,
  b: ComparisonArm,
  clips: Type.Array(PlanClip, { minItems: 1, maxItems: 32 }),
  targets: Type.Array(DeviceSelector, {
    minItems: 1,
    maxItems: 100,
    description: 'every phone that is online takes part',
  }),
  warmupIterations: Type.Integer({ minimum: 0, maximum: 100 }),
  iterations: Type.Integer({ minimum: 1, maximum: 1000 }),
  plan: ComparisonPlan,
  metrics: Type.Optional(
    Type.Array(ComparisonMetric, { minItems: 1, maxItems: 20, description: 'median and p95 of total if left out' }),
  ),
  alpha: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, maximum: 0.5, description: 'of all metrics together; 0.01' }),
  ),
  allowedChange: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1, description: '0.03 if left out' }),
  ),
  limits: Type.Optional(LaunchGateChanges),
  queueTimeoutMs: Type.Optional(Millis),
  runTimeoutMs: Type.Optional(Millis),
  priority: Type.Optional(Type.Integer({ minimum: PRIORITY.lowest, maximum: PRIORITY.highest })),
});
export type CreateComparisonBody = Static<typeof CreateComparisonBody>;

const interval = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });
const VERDICTS = ['pass', 'regress', 'improve', 'inconclusive', 'invalid'] as const;
export const ComparisonLook = strictObject({
  decision: oneOf(['continue', 'pass', 'regress', 'improve', 'inconclusive']),
  pairs: Count,
  looksLeft: Count,
  effect: Type.Number(),
  interval,
  passBound: Type.Number(),
});
/** `effect` is B/A - 1; `interval` holds at all looks together. */
export const ComparisonVerdict = strictObject({
  value: oneOf(COMPARED_VALUES),
  metric: oneOf(['median', 'p95']),
  verdict: oneOf(VERDICTS),
  estimand: Type.Literal('these phones'),
  nA: Count,
  nB: Count,
  pairs: Count,
  pairSd: nullable(Type.Number()),
  effect: nullable(Type.Number()),
  interval: nullable(interval),
  alpha: Share,
  allowedChange: Share,
  mde: nullable(Type.Number()),
  tier: nullable(
    strictObject({
      verdict: oneOf(VERDICTS),
      devices: Count,
      effect: Type.Number(),
      interval,
      tau: nullable(Type.Number()),
      mde: Type.Number(),
    }),
  ),
  plan: Type.Unknown(),
  brokenPairs: Count,
  looks: Type.Array(ComparisonLook),
  isFinal: Type.Boolean(),
  reasons: Type.Array(Type.String()),
});
export type ComparisonVerdict = Static<typeof ComparisonVerdict>;
export const ComparisonPhone = strictObject({
  runId: RunId,
  deviceId: nullable(DeviceId),
  serial: nullable(Type.String()),
  lifeCycle: Type.String(),
  outcome: nullable(Type.String()),
  validPairs: Count,
  invalidPairs: Count,
  reasons: Type.Array(Type.String()),
  waitsFor: Type.Array(Type.String(), { description: 'what keeps it from its next launch' }),
  waitsSince: nullable(Instant),
});
export const Comparison = strictObject({
  id: ComparisonId,
  benchmarkId: BenchmarkId,
  ...CreateComparisonBody.properties,
  state: oneOf(['measuring', 'ended']),
  progress: strictObject({
    valid: Count,
    invalid: Count,
    discarded: Count,
    open: Count,
    mostPairs: Count,
    nextLook: nullable(Count),
    looksLeft: Count,
    expectedEndAt: nullable(Instant),
  }),
  phones: Type.Array(ComparisonPhone),
  verdicts: Type.Array(ComparisonVerdict, { description: 'as of the last look; empty before the first one' }),
  verdictText: nullable(Type.String({ description: 'the exact bytes of the verdicts' })),
  createdAt: Instant,
  endedAt: nullable(Instant),
});
export type Comparison = Static<typeof Comparison>;
export const Comparisons = strictObject({ comparisons: Type.Array(Comparison) });

const Pick = Type.Record(Type.String(), Type.Number());
/** The raw values that verdicts are computed from: every pair that ended, in that order, with every measured pick. */
export const ComparisonRaw = strictObject({
  comparisonId: ComparisonId,
  isOver: Type.Boolean(),
  judgedPairs: Count,
  pairs: Type.Array(
    strictObject({
      number: Count,
      device: DeviceId,
      attemptId: AttemptId,
      state: oneOf(['valid', 'invalid']),
      reasons: Type.Array(Type.String()),
      launches: Type.Array(
        strictObject({
          arm: oneOf(PAIR_ARMS),
          id: Type.String(),
          build: Type.String(),
          body: Type.String(),
          os: Type.String(),
          loadMs: Type.Number(),
          pssKb: nullable(Type.Number({ description: 'the most memory that the launch held' })),
          clips: Type.Array(Type.String(), { description: 'of each pick' }),
          picks: Type.Array(Pick, { description: 'milliseconds by compared value, and the score, in order' }),
        }),
      ),
    }),
  ),
});
export type ComparisonRaw = Static<typeof ComparisonRaw>;
