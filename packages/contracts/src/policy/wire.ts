import { BACKENDS, BODIES, CHANNELS, PLATFORMS, PRECISIONS, TIERS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { Instant, Name, RunId, Sha256, oneOf, strictObject } from '../primitives.ts';

export const POLICY_TYPE = 'application/vnd.framefarm.policy+json';
export const MANIFEST_TYPE = 'application/vnd.framefarm.manifest+json';
/** A client refuses more: an endless answer must not fill a phone. */
export const MAX_SIGNED_BYTES = 65_536;

const Version = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

export const PolicyPayload = strictObject({
  schema: Type.Literal(1),
  policyVersion: Version,
  app: Name,
  channel: oneOf(CHANNELS),
  platform: oneOf(PLATFORMS),
  tier: oneOf(TIERS),
  modelSha256: Sha256,
  mode: Type.Literal('fixed'),
  frames: Type.Integer({ minimum: 1, maximum: 256 }),
  deadlineMs: Type.Number({ exclusiveMinimum: 0, maximum: 60_000 }),
  budgetMs: Type.Number({ exclusiveMinimum: 0, maximum: 60_000 }),
  backend: oneOf(BACKENDS),
  threads: Type.Integer({ minimum: 1, maximum: 16 }),
  precision: oneOf(PRECISIONS),
  provisional: Type.Boolean(),
  provenance: strictObject({
    bodies: Type.Array(oneOf(BODIES), {
      minItems: 1,
      uniqueItems: true,
      description: 'of the phones that the costs come from',
    }),
    costRuns: Type.Array(RunId, { minItems: 1 }),
    traceRuns: Type.Array(RunId, { minItems: 1 }),
    launches: Type.Integer({ minimum: 1 }),
    boundMs: Type.Number({ minimum: 0 }),
  }),
});
export type PolicyPayload = Static<typeof PolicyPayload>;

export const ManifestEntry = strictObject({
  policyVersion: Version,
  sha256: Sha256,
  length: Type.Integer({ minimum: 1, maximum: MAX_SIGNED_BYTES }),
});
export const ManifestPayload = strictObject({
  schema: Type.Literal(1),
  app: Name,
  channel: oneOf(CHANNELS),
  platform: oneOf(PLATFORMS),
  manifestVersion: Version,
  issuedAt: Instant,
  notAfter: Instant,
  kill: oneOf(['none', 'floor', 'off']),
  tiers: Type.Object(
    Object.fromEntries(TIERS.map((tier) => [tier, Type.Optional(ManifestEntry)])) as Record<
      (typeof TIERS)[number],
      Type.TOptional<typeof ManifestEntry>
    >,
    { additionalProperties: false },
  ),
});
export type ManifestPayload = Static<typeof ManifestPayload>;

/** The exact payload bytes travel inside, so nothing has to be put into a canonical form before it is verified. */
export const Envelope = strictObject({
  payloadType: oneOf([POLICY_TYPE, MANIFEST_TYPE]),
  payload: Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 90_000, description: 'base64url' }),
  signatures: Type.Array(
    strictObject({
      keyid: Name,
      alg: oneOf(['ES256', 'Ed25519']),
      sig: Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 200 }),
    }),
    { minItems: 1, maxItems: 8 },
  ),
});
export type Envelope = Static<typeof Envelope>;
