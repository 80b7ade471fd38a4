import { createHash } from 'node:crypto';
import { type Envelope, MANIFEST_TYPE, type ManifestPayload, POLICY_TYPE } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import type { SigningKey } from './key-ring.ts';
import { readManifest, readPolicyRows } from './policy-store.pg.ts';
import { signEnvelope } from './sign-envelope.ts';

/** The longest that a frozen phone may go on with a manifest. */
const VALID_DAYS = 7;

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly policyId: string;
  readonly keys: readonly SigningKey[];
  readonly now: Date;
}

/** Signs the policy and a new manifest of a higher version that names it, and writes the audit row, in one transaction. */
export async function publishPolicy(tx: Tx, { tenantId, actor, policyId, keys, now }: Input): Promise<void> {
  const [policy] = await readPolicyRows(tx, tenantId, policyId);
  if (!policy) throw new AppError('resource.not-found', `there is no policy ${policyId}; GET /v1/policies lists them`);
  const { app, channel, platform } = policy;
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [[app, channel, platform].join(' ')]);
  const before = await readManifest(tx, app, channel, platform);
  const old = before === null ? null : payloadOf(before.envelope);
  await tx.query('UPDATE policy SET envelope = $2, published_at = now() WHERE id = $1 AND envelope IS NULL', [
    policyId,
    JSON.stringify(signEnvelope(POLICY_TYPE, policy.payload, keys)),
  ]);
  const manifest: ManifestPayload = {
    schema: 1,
    app,
    channel,
    platform,
    manifestVersion: (before?.version ?? 0) + 1,
    issuedAt: now.toISOString(),
    notAfter: new Date(now.getTime() + VALID_DAYS * 86_400_000).toISOString(),
    kill: old?.kill ?? 'none',
    tiers: {
      ...old?.tiers,
      [policy.tier]: { policyVersion: policy.version, sha256: policy.sha256, length: policy.payload.length },
    },
  };
  await insertManifest(tx, tenantId, manifest, keys);
  await tx.query('INSERT INTO audit (tenant_id, actor, action, details) VALUES ($1, $2, $3, $4)', [
    tenantId,
    actor,
    'policy.publish',
    JSON.stringify({ policyId, sha256: policy.sha256, manifestVersion: manifest.manifestVersion }),
  ]);
}

export async function insertManifest(
  tx: Tx,
  tenantId: string,
  manifest: ManifestPayload,
  keys: readonly SigningKey[],
): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(manifest));
  const etag = `"sha256-${createHash('sha256').update(bytes).digest('base64url')}"`;
  await tx.query(
    'INSERT INTO manifest (tenant_id, app, channel, platform, version, envelope, etag) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [
      tenantId,
      manifest.app,
      manifest.channel,
      manifest.platform,
      manifest.manifestVersion,
      JSON.stringify(signEnvelope(MANIFEST_TYPE, bytes, keys)),
      etag,
    ],
  );
}

export function payloadOf(envelope: Envelope): ManifestPayload {
  return JSON.parse(Buffer.from(envelope.payload, 'base64url').toString('utf8')) as ManifestPayload;
}
