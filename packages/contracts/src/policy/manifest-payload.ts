import { CHANNELS, PLATFORMS, TIERS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { Name, Sha256, oneOf, strictObject } from '../primitives.ts';
import { MAX_SIGNED_BYTES, SignedInstant, SignedVersion } from './envelope.ts';

/** Buckets of installations: 0 to 9,999. */
export const BUCKETS = 10_000;
const Bucket = Type.Integer({ minimum: 0, maximum: BUCKETS });

const reference = {
  policyVersion: SignedVersion,
  sha256: Sha256,
  length: Type.Integer({ minimum: 1, maximum: MAX_SIGNED_BYTES }),
};

/**
 * A candidate on its way. An installation whose bucket lies in [from, to) is of the arm. Both ranges only grow within one rollout and
 * keep to opposite ends, so nobody changes arms; the salt is new for each candidate. In state `shadow` the stable policy is used by
 * everybody and the candidate only tried after the pick.
 */
export const Rollout = strictObject({
  candidate: strictObject(reference),
  salt: Type.String({ pattern: '^[0-9A-Za-z_-]{8,64}$' }),
  state: oneOf(['shadow', 'live']),
  candidateFrom: Bucket,
  candidateTo: Bucket,
  controlFrom: Bucket,
  controlTo: Bucket,
});
export type Rollout = Static<typeof Rollout>;

/** The policy of a tier that is good for everybody, and the candidate for some. */
export const ManifestEntry = strictObject({ ...reference, rollout: Type.Optional(Rollout) });
export type ManifestEntry = Static<typeof ManifestEntry>;

/** Everything named has to hold; as in device targeting of Google Play. */
export const TierSelector = Type.Object(
  {
    models: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: 200 })),
    socs: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: 200 })),
    minRamMb: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_048_576 })),
    maxRamMb: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_048_576 })),
    minPerformanceClass: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  { additionalProperties: false, minProperties: 1 },
);

/** The rule of the highest level with a selector that holds gives the tier. */
export const TierRule = strictObject({
  level: Type.Integer({ minimum: 0, maximum: 1000 }),
  tier: oneOf(TIERS),
  selectors: Type.Array(TierSelector, { minItems: 1, maxItems: 64 }),
});
export type TierRule = Static<typeof TierRule>;

export const ManifestPayload = strictObject({
  schema: Type.Literal(1),
  app: Name,
  channel: oneOf(CHANNELS),
  platform: oneOf(PLATFORMS),
  manifestVersion: SignedVersion,
  issuedAt: SignedInstant,
  notAfter: SignedInstant,
  kill: oneOf(['none', 'floor', 'off'], 'floor: everybody takes the bundled policy; off: nobody picks'),
  rootVersion: Type.Optional(SignedVersion),
  minHarness: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  tierRules: Type.Optional(Type.Array(TierRule, { minItems: 1, maxItems: 64 })),
  tiers: Type.Object(
    Object.fromEntries(TIERS.map((tier) => [tier, Type.Optional(ManifestEntry)])) as Record<
      (typeof TIERS)[number],
      Type.TOptional<typeof ManifestEntry>
    >,
    { additionalProperties: false },
  ),
});
export type ManifestPayload = Static<typeof ManifestPayload>;
