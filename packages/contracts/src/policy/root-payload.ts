import Type, { type Static } from 'typebox';
import { Name, oneOf, strictObject } from '../primitives.ts';
import { SIGNATURE_ALGORITHMS, SignedInstant, SignedVersion } from './envelope.ts';

export const KEY_ROLES = ['manifest', 'policy'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

const key = {
  keyid: Name,
  alg: oneOf(SIGNATURE_ALGORITHMS),
  publicKeyPem: Type.String({
    pattern: '^-----BEGIN PUBLIC KEY-----\\n[A-Za-z0-9+/=\\n]+-----END PUBLIC KEY-----\\n$',
    maxLength: 1000,
  }),
};
export const RootKey = strictObject(key);
export const OnlineKey = strictObject({
  ...key,
  role: oneOf(KEY_ROLES),
  notAfter: SignedInstant,
});

/**
 * Which keys an app's phones trust, signed offline by `threshold` of the root keys; a new one also by the root before it. A higher
 * `versionEpoch` lets manifest versions start anew, which undoes a fast-forward: all manifest keys have to be new ones then.
 */
export const RootPayload = strictObject({
  schema: Type.Literal(1),
  app: Name,
  rootVersion: SignedVersion,
  issuedAt: SignedInstant,
  notAfter: SignedInstant,
  threshold: Type.Integer({ minimum: 2, maximum: 8 }),
  rootKeys: Type.Array(RootKey, { minItems: 2, maxItems: 8 }),
  keys: Type.Array(OnlineKey, { minItems: 1, maxItems: 32 }),
  versionEpoch: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
});
export type RootPayload = Static<typeof RootPayload>;
