import { CHANNELS, GUARDRAILS, PLATFORMS, ROLLOUT_STATES, TIERS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import {
  Count,
  Instant,
  Millis,
  Name,
  PolicyId,
  Sha256,
  idOf,
  nullable,
  oneOf,
  strictObject,
  text,
} from '../primitives.ts';

export const RolloutId = idOf('rol');

export const StartRolloutBody = strictObject({ policyId: PolicyId });
/** `from` is the state that the caller has seen: when it has changed since, nothing happens. */
export const AdvanceRolloutBody = strictObject({ from: oneOf(ROLLOUT_STATES) });
export const RolloutReasonBody = strictObject({ reason: text(1, 500) });

export const GuardrailReading = strictObject({
  guardrail: oneOf(GUARDRAILS),
  alpha: Type.Number(),
  control: nullable(Type.Number()),
  candidate: nullable(Type.Number()),
  curve: Type.Array(Type.Number(), { description: 'per look, how far towards the alarm: 1 is one' }),
  alarmAt: nullable(Count),
  leftOut: Type.Integer({ minimum: 0, description: 'networks too loud to be counted' }),
});
export const RolloutView = strictObject({
  id: RolloutId,
  policyId: PolicyId,
  incumbentId: PolicyId,
  app: Name,
  channel: oneOf(CHANNELS),
  platform: oneOf(PLATFORMS),
  tier: oneOf(TIERS),
  state: oneOf(ROLLOUT_STATES),
  pausedIn: nullable(oneOf(ROLLOUT_STATES)),
  since: Instant,
  startedBy: Type.String(),
  approvedBy: nullable(Type.String()),
  salt: Type.String(),
  looks: Count,
  createdAt: Instant,
});
export type RolloutView = Static<typeof RolloutView>;
export const RolloutViews = strictObject({ rollouts: Type.Array(RolloutView) });
export const RolloutDetails = strictObject({
  ...RolloutView.properties,
  next: nullable(oneOf(ROLLOUT_STATES)),
  unmet: Type.Array(Type.String(), { description: 'what the next step still lacks' }),
  evidence: Type.Unknown(),
  runs: strictObject({ control: Count, candidate: Count }),
  readings: Type.Array(GuardrailReading),
  doubted: Type.Array(Type.String(), { description: 'alarms that too few networks bear out' }),
});
export type RolloutDetails = Static<typeof RolloutDetails>;

export const HistoryEntry = strictObject({
  seq: Type.Integer({ minimum: 1 }),
  at: Instant,
  actor: Type.String(),
  action: Type.String(),
  rolloutId: nullable(RolloutId),
  from: nullable(Type.String()),
  to: nullable(Type.String()),
  evidence: Type.String({ description: 'JSON, as it was when it was written' }),
  manifestVersion: nullable(Count),
  previousSha256: Sha256,
  sha256: Sha256,
});
export type HistoryEntry = Static<typeof HistoryEntry>;
export const RolloutHistory = strictObject({ entries: Type.Array(HistoryEntry) });

// Telemetry of phones in users' hands: no token, low trust
const Score = Type.Number({ minimum: -100, maximum: 100 });
const run = { runId: Type.String({ pattern: '^[0-9A-Za-z_-]{16,64}$' }), policySha256: Sha256 };
/** Written when a pick begins, before anything is decoded: an arm that crashes or loses its users still shows. */
export const ExposureRecord = strictObject({ kind: Type.Literal('exposure'), ...run });
export const PickRecord = strictObject({
  kind: Type.Literal('pick'),
  ...run,
  mode: oneOf(['used', 'shadow'], 'shadow: run after the pick, without effect'),
  latencyMs: Millis,
  overBudget: Type.Boolean({ description: 'later than the budget, or blind: no frame was scored' }),
  crashed: Type.Boolean({ description: 'crash, ANR or out of memory, told at the next start' }),
  overMemory: Type.Boolean(),
  abandoned: Type.Boolean({ description: 'the user left, or took another cover' }),
  score: nullable(Score),
  auditRegret: nullable(
    Type.Number({ minimum: 0, maximum: 200, description: 'of the 1 % of sessions that are scored densely afterwards' }),
  ),
  trace: Type.Optional(
    Type.Array(strictObject({ ptsMs: Millis, score: Score }), {
      minItems: 1,
      maxItems: 600,
      description: 'of an audited session: presentation times and scores, no picture',
    }),
  ),
});
export type PickRecord = Static<typeof PickRecord>;
export const TelemetryBody = strictObject({
  app: Name,
  channel: oneOf(CHANNELS),
  platform: oneOf(PLATFORMS),
  tier: oneOf(TIERS),
  installId: Type.String({
    pattern: '^[0-9A-Za-z_-]{16,64}$',
    description: 'random, made by the app at its first start',
  }),
  records: Type.Array(Type.Union([ExposureRecord, PickRecord]), { minItems: 1, maxItems: 50 }),
});
export type TelemetryBody = Static<typeof TelemetryBody>;
export const TelemetryAnswer = strictObject({ accepted: Count, duplicate: Count });
