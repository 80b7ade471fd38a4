import { createHash } from 'node:crypto';
import { type ManifestEntry, MANIFEST_TYPE, ManifestPayload, POLICY_TYPE, PolicyPayload } from '@framefarm/contracts';
import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type TrustedKey, verifyEnvelope } from './verify-envelope.ts';

export interface Context {
  readonly app: string;
  readonly channel: string;
  readonly platform: string;
  readonly keys: readonly TrustedKey[];
  readonly nowMs: number;
}
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** A longer life would let somebody freeze a phone on an old policy. */
const MAX_LIFE_MS = 7 * 86_400_000;
const manifestSchema = Compile(ManifestPayload);
const policySchema = Compile(PolicyPayload);
const refuse = (reason: string) => ({ ok: false, reason }) as const;

/** Refuses bad signatures, other apps and channels, expired manifests, and versions below `storedVersion` (rollback). */
export function checkManifest(envelope: unknown, context: Context, storedVersion: number): Checked<ManifestPayload> {
  const verified = verifyEnvelope(envelope, MANIFEST_TYPE, context.keys);
  if (!verified.ok) return verified;
  const manifest = parse(verified.payload);
  if (!manifestSchema.Check(manifest)) return refuse('the manifest has a form that this client does not know');
  const wrong = mismatch(manifest, context);
  if (wrong !== null) return refuse(wrong);
  if (Date.parse(manifest.notAfter) - Date.parse(manifest.issuedAt) > MAX_LIFE_MS)
    return refuse('valid for longer than seven days');
  if (Date.parse(manifest.notAfter) <= context.nowMs) return refuse('expired');
  if (manifest.manifestVersion < storedVersion) return refuse('lower version than the one kept (rollback)');
  return { ok: true, value: manifest };
}

/** Refuses anything but the very bytes that the manifest names, and virtual evidence outside the sandbox. */
export function checkPolicy(
  envelope: unknown,
  entry: Static<typeof ManifestEntry>,
  tier: string,
  context: Context,
): Checked<PolicyPayload> {
  const verified = verifyEnvelope(envelope, POLICY_TYPE, context.keys);
  if (!verified.ok) return verified;
  if (
    verified.payload.length !== entry.length ||
    createHash('sha256').update(verified.payload).digest('hex') !== entry.sha256
  ) {
    return refuse('not the bytes that the manifest names (mix-and-match)');
  }
  const policy = parse(verified.payload);
  if (!policySchema.Check(policy)) return refuse('the policy has a form that this client does not know');
  const wrong = mismatch(policy, context);
  if (wrong !== null) return refuse(wrong);
  if (policy.tier !== tier || policy.policyVersion !== entry.policyVersion)
    return refuse('not the tier or version that the manifest names');
  if (
    context.channel !== 'sandbox' &&
    policy.provenance.bodies.some((body) => body === 'virtual' || body === 'emulated')
  ) {
    return refuse('rests on virtual phones and is good for channel sandbox only');
  }
  return { ok: true, value: policy };
}

function mismatch(payload: { app: string; channel: string; platform: string }, context: Context): string | null {
  for (const name of ['app', 'channel', 'platform'] as const) {
    if (payload[name] !== context[name]) return `wrong ${name}`;
  }
  return null;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return null; // no JSON has no known form, which is what the caller reports
  }
}
