import { createHash } from 'node:crypto';
import type { Envelope, Policy, PolicyPayload } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

export interface PolicyRow {
  id: string;
  app: string;
  channel: Policy['channel'];
  platform: Policy['platform'];
  tier: Policy['tier'];
  version: number;
  payload: Buffer;
  sha256: string;
  provisional: boolean;
  reasons: string[];
  evidence_runs: string[];
  candidates: unknown;
  published_at: Date | null;
  created_at: Date;
}

export async function readPolicyRows(tx: Tx, tenantId: string, id: string | null = null): Promise<PolicyRow[]> {
  const { rows } = await tx.query<PolicyRow>(
    `SELECT id, app, channel, platform, tier, version, payload, sha256, provisional, reasons, evidence_runs, candidates, published_at, created_at
     FROM policy WHERE tenant_id = $1 AND ($2::text IS NULL OR id = $2) ORDER BY created_at, id`,
    [tenantId, id],
  );
  return rows;
}

export function toPolicy(row: PolicyRow): Policy {
  return {
    id: row.id,
    app: row.app,
    channel: row.channel,
    platform: row.platform,
    tier: row.tier,
    version: row.version,
    sha256: row.sha256,
    provisional: row.provisional,
    reasons: row.reasons,
    evidenceRuns: row.evidence_runs,
    published: row.published_at !== null,
    payload: JSON.parse(row.payload.toString('utf8')) as unknown,
    candidates: row.candidates,
    createdAt: row.created_at.toISOString(),
  };
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'policyVersion'> : never;

export interface NewPolicy {
  /** All but the version, which is given here. */
  readonly payload: Unnumbered<PolicyPayload>;
  readonly reasons: readonly string[];
  readonly evidenceRuns: readonly string[];
  readonly candidates: unknown;
}

/** Stores the exact payload bytes under the next version of its place; publishing signs them. Returns the policy's id. */
export async function storePolicy(
  tx: Tx,
  newId: (prefix: string) => string,
  tenantId: string,
  { payload, reasons, evidenceRuns, candidates }: NewPolicy,
): Promise<string> {
  const { app, channel, platform, tier } = payload;
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [
    [tenantId, app, channel, platform, tier].join(' '),
  ]);
  const { rows } = await tx.query<{ version: number }>(
    `SELECT coalesce(max(version), 0) + 1 AS version FROM policy WHERE tenant_id = $1 AND app = $2 AND channel = $3 AND platform = $4 AND tier = $5`,
    [tenantId, app, channel, platform, tier],
  );
  const { version } = rows[0] as { version: number };
  const { schema, ...rest } = payload;
  const bytes = Buffer.from(JSON.stringify({ schema, policyVersion: version, ...rest }));
  const id = newId('pol');
  await tx.query(
    `INSERT INTO policy (id, tenant_id, app, channel, platform, tier, version, payload, sha256, provisional, reasons, evidence_runs, candidates)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      tenantId,
      app,
      channel,
      platform,
      tier,
      version,
      bytes,
      createHash('sha256').update(bytes).digest('hex'),
      payload.provisional,
      reasons,
      [...new Set(evidenceRuns)],
      JSON.stringify(candidates),
    ],
  );
  return id;
}

/** Reserves an app's name for the tenant that uses it first; false when it belongs to another one. */
export async function reserveApp(tx: Tx, tenantId: string, app: string): Promise<boolean> {
  await tx.query('INSERT INTO app (name, tenant_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [app, tenantId]);
  const { rowCount } = await tx.query('SELECT 1 FROM app WHERE name = $1 AND tenant_id = $2', [app, tenantId]);
  return rowCount === 1;
}

export interface ManifestRow {
  tenant_id: string;
  version: number;
  envelope: Envelope;
  etag: string;
  created_at: Date;
}

/** The newest manifest of an app, channel and platform; phones fetch without a token, and an app belongs to one tenant. */
export async function readManifest(
  tx: Tx,
  app: string,
  channel: string,
  platform: string,
): Promise<ManifestRow | null> {
  const { rows } = await tx.query<ManifestRow>(
    `SELECT tenant_id, version, envelope, etag, created_at FROM manifest WHERE app = $1 AND channel = $2 AND platform = $3 ORDER BY version DESC LIMIT 1`,
    [app, channel, platform],
  );
  return rows[0] ?? null;
}

/** A published policy, or a manifest, by the digest of its payload. */
export async function readBlob(tx: Tx, sha256: string): Promise<Envelope | null> {
  const etag = `"sha256-${Buffer.from(sha256, 'hex').toString('base64url')}"`;
  const { rows } = await tx.query<{ envelope: Envelope }>(
    `(SELECT envelope FROM policy WHERE sha256 = $1 AND envelope IS NOT NULL LIMIT 1)
     UNION ALL (SELECT envelope FROM manifest WHERE etag = $2 LIMIT 1) LIMIT 1`,
    [sha256, etag],
  );
  return rows[0]?.envelope ?? null;
}

/** Where something of an app is published. */
export async function readPlaces(
  tx: Tx,
  tenantId: string,
  app: string,
): Promise<Pick<PolicyRow, 'app' | 'channel' | 'platform'>[]> {
  const { rows } = await tx.query<Pick<PolicyRow, 'app' | 'channel' | 'platform'>>(
    'SELECT DISTINCT app, channel, platform FROM manifest WHERE tenant_id = $1 AND app = $2 ORDER BY channel, platform',
    [tenantId, app],
  );
  return rows;
}
