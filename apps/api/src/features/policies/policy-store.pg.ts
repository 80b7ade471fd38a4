import type { Envelope, Policy } from '@framefarm/contracts';
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

export async function readBlob(tx: Tx, sha256: string): Promise<Envelope | null> {
  const { rows } = await tx.query<{ envelope: Envelope }>(
    'SELECT envelope FROM policy WHERE sha256 = $1 AND envelope IS NOT NULL LIMIT 1',
    [sha256],
  );
  return rows[0]?.envelope ?? null;
}
