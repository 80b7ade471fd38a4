import { createHash } from 'node:crypto';
import { type ManifestEntry, POLICY_TYPE, PolicyPayload } from '@framefarm/contracts';
import { Compile } from 'typebox/compile';
import { type Checked, type Context, keysFor, mismatch, parse } from './context.ts';
import { refuse, verifyEnvelope } from './verify-envelope.ts';

const schema = Compile(PolicyPayload);

/** How a manifest names a policy. */
export type PolicyReference = Pick<ManifestEntry, 'policyVersion' | 'sha256' | 'length'>;

/** Refuses anything but the very bytes that the manifest names, and virtual evidence outside the sandbox. */
export function checkPolicy(
  envelope: unknown,
  entry: PolicyReference,
  tier: string,
  context: Context,
): Checked<PolicyPayload> {
  const verified = verifyEnvelope(envelope, POLICY_TYPE, keysFor('policy', context));
  if (!verified.ok) return verified;
  const { payload } = verified;
  if (payload.length !== entry.length || createHash('sha256').update(payload).digest('hex') !== entry.sha256)
    return refuse('not the bytes that the manifest names (mix-and-match)');
  const policy = parse(payload);
  if (!schema.Check(policy)) return refuse('the policy has a form that this client does not know');
  const wrong = mismatch(policy, context);
  if (wrong !== null) return refuse(wrong);
  if (policy.tier !== tier || policy.policyVersion !== entry.policyVersion)
    return refuse('not the tier or version that the manifest names');
  if (context.channel !== 'sandbox' && restsOnVirtual(policy))
    return refuse('rests on virtual phones and is good for channel sandbox only');
  if (context.models?.includes(policy.modelSha256) === false)
    return refuse('wants a model that this phone does not have');
  return { ok: true, value: policy };
}

/** Whether the form of a policy is known; for the one that an app ships with, which needs no signature. */
export const isPolicy = (value: unknown): value is PolicyPayload => schema.Check(value);

const restsOnVirtual = ({ provenance }: PolicyPayload): boolean =>
  provenance.bodies.some((body) => body === 'virtual' || body === 'emulated');
