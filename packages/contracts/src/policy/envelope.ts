import Type, { type Static } from 'typebox';
import { Name, oneOf, strictObject } from '../primitives.ts';

export const POLICY_TYPE = 'application/vnd.framefarm.policy+json';
export const MANIFEST_TYPE = 'application/vnd.framefarm.manifest+json';
export const ROOT_TYPE = 'application/vnd.framefarm.root+json';
/** A client refuses more: an endless answer must not fill a phone. */
export const MAX_SIGNED_BYTES = 65_536;

/** Every client verifies ES256; Ed25519 stands beside it for platforms that have it. */
export const SIGNATURE_ALGORITHMS = ['ES256', 'Ed25519'] as const;
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

/** The exact payload bytes travel inside, so nothing has to be put into a canonical form before it is verified. */
export const Envelope = strictObject({
  payloadType: oneOf([POLICY_TYPE, MANIFEST_TYPE, ROOT_TYPE]),
  payload: Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 90_000, description: 'base64url' }),
  signatures: Type.Array(
    strictObject({
      keyid: Name,
      alg: oneOf(SIGNATURE_ALGORITHMS),
      sig: Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 200 }),
    }),
    { minItems: 1, maxItems: 8 },
  ),
});
export type Envelope = Static<typeof Envelope>;

export const SignedVersion = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
/** UTC to the millisecond at most: every language reads it alike. */
export const SignedInstant = Type.String({
  format: 'date-time',
  pattern: '^2\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,3})?Z$',
  description: 'RFC 3339 time in UTC, no leap second',
});
