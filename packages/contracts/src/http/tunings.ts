import { PLATFORMS, PRECISIONS, TIERS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import {
  ConsistencyReportId,
  Count,
  Instant,
  Millis,
  Name,
  PolicyId,
  RunId,
  Sha256,
  idOf,
  nullable,
  oneOf,
  strictObject,
} from '../primitives.ts';

export const TuneBody = strictObject(
  {
    app: Name,
    channel: oneOf(['stable', 'sandbox']),
    platform: oneOf(PLATFORMS),
    tier: oneOf(TIERS),
    budgetMs: Type.Number({ minimum: 1, maximum: 60_000 }),
    traceRunIds: Type.Array(RunId, { minItems: 1, maxItems: 1000, description: 'valid runs with frame plan dense' }),
    costRunIds: Type.Array(RunId, {
      minItems: 1,
      maxItems: 1000,
      description:
        'valid runs on the tier with frame plan planned: with one decoder, and with two to know what a second costs',
    }),
    mostBusyMs: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1e6,
        description: 'cap on the mean time of decoders and engine: energy',
      }),
    ),
    mostMemoryKb: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1e9, description: 'cap on the memory at its peak' }),
    ),
    mostBlindShare: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'cap on the share of picks that have no time to look at a frame; 0.01 if left out',
      }),
    ),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 32 - 1 })),
    noiseReportId: Type.Optional(
      Type.Unsafe<Static<typeof ConsistencyReportId>>({
        ...ConsistencyReportId,
        description:
          'kept report of the consistency ladder that ran this model: the noise of the precision in a score; assumed if left out',
      }),
    ),
    fieldTraces: Type.Optional(
      Type.Boolean({
        description:
          'let audited sessions from the field (low trust) refresh the prior beside the traces; clips, costs and limits stay measured. false if left out',
      }),
    ),
  },
  'replays every policy of the space over the traces on the calibrated phones and recommends one',
);
export type TuneBody = Static<typeof TuneBody>;
export const TuningId = idOf('tun');
const Weighed = strictObject({
  mode: Type.String(),
  precision: Type.String(),
  decoders: Count,
  budgetShare: Type.Number(),
  lambda: Type.Number(),
  regret: Type.Number(),
  overShare: Type.Number(),
  overShareTwiceSlow: Type.Number(),
  blindShare: Type.Optional(
    Type.Number({ description: 'of picks for which no frame was scored; absent in older tunings, as the next' }),
  ),
  blindShareTwiceSlow: Type.Optional(Type.Number()),
  p50Ms: Millis,
  p95Ms: Millis,
  p99Ms: Millis,
  busyMs: Millis,
  memoryKb: Type.Optional(Type.Number()),
  frames: Type.Number(),
  feasible: Type.Boolean(),
});
/** One run of the tuner. Its traces and calibrations are artifacts, named by digest. */
export const Tuning = strictObject({
  id: TuningId,
  state: oneOf(['running', 'done', 'failed', 'cancelled']),
  body: TuneBody,
  progress: nullable(strictObject({ round: Count, rounds: Count, done: Count, of: Count })),
  tracesSha256: Sha256,
  calibrationSha256: Sha256,
  message: nullable(Type.String({ description: 'why there is no policy' })),
  policyId: nullable(PolicyId),
  result: nullable(
    strictObject({
      recommended: nullable(Weighed),
      regret: nullable(strictObject({ low: Type.Number(), high: Type.Number() })),
      front: Type.Array(Weighed, { description: 'no other is better in regret, p95, busy time and memory at once' }),
      replays: Count,
      reasons: Type.Array(Type.String()),
      picture: Type.String({ description: 'SVG: regret over busy time' }),
      scoreNoise: Type.Optional(
        strictObject(
          {
            precision: oneOf(PRECISIONS),
            sd: Type.Number({ minimum: 0 }),
            measured: nullable(
              strictObject({
                reportId: ConsistencyReportId,
                reference: Type.String(),
                other: Type.String(),
                sameOrder: Type.Number(),
                frames: Count,
              }),
            ),
          },
          'what the precision adds to a score, in its unit; measured by a ladder, else assumed',
        ),
      ),
      fieldTraces: Type.Optional(
        strictObject(
          {
            offered: Count,
            networks: Count,
            unlike: Type.Integer({ minimum: 0, description: 'left out: unlike anything measured' }),
            used: Count,
            sha256: Type.Union([Sha256, Type.Null()], { description: 'artifact of those used' }),
          },
          'of trust low: what audited sessions from the field had to do with the prior; absent when they were not asked for',
        ),
      ),
    }),
  ),
  createdAt: Instant,
});
export type Tuning = Static<typeof Tuning>;
export const CertifyBody = strictObject({
  runIds: Type.Array(RunId, {
    minItems: 1,
    maxItems: 1000,
    description: 'every run that was made to certify the policy, in order; leaving out the bad ones is a lie',
  }),
});

const costMs = Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 60_000 }));
export const BorrowPolicyBody = strictObject(
  {
    app: Name,
    channel: oneOf(['stable', 'sandbox']),
    platform: oneOf(PLATFORMS),
    tier: oneOf(TIERS),
    known: Type.Object(
      { openMs: costMs, decoderInitMs: costMs, seekMs: costMs, decodeMs: costMs, convertMs: costMs, inferMs: costMs },
      {
        additionalProperties: false,
        minProperties: 1,
        description: 'what a step takes on the tier, as far as it is known',
      },
    ),
  },
  'a provisional policy for a tier without data, from the nearest tier of the app that has a published one',
);
export type BorrowPolicyBody = Static<typeof BorrowPolicyBody>;
