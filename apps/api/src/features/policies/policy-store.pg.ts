import type { Envelope, Policy, PolicyPayload } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

export interface PolicyRow {
  id: string; tenant_id: string; app: string; channel: Policy['channel']; platform: Policy['platform']; tier: Policy['tier']; version: number;
  payload: Buffer; sha256: string; provisional: boolean; reasons: string[]; evidence_runs: string[]; candidates: unknown;
  envelope: Envelope | null; published_at: Date | null; created_at: Date;
}

/** Whose manifest: one per tenant, app, channel and platform. */
export interface Line {
  readonly tenantId: string;
  readonly app: string;
  readonly channel: Policy['channel'];
  readonly platform: Policy['platform'];
}

export interface ManifestRow {
  tenant_id: string; version: number; envelope: Envelope; etag: string; created_at: Date;
}

/** Versions of one public line are given out one at a time, until the transaction ends. */
export async function lockLine(tx: Tx, { app, channel, platform }: Omit<Line, 'tenantId'>): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['policy', app, channel, platform])]);
}

export async function nextPolicyVersion(tx: Tx, { tenantId, app, channel, platform }: Line, tier: string): Promise<number> {
  const { rows } = await tx.query<{ next: number }>(
    `SELECT coalesce(max(version), 0) + 1 AS next FROM policy
     WHERE tenant_id = $1 AND app = $2 AND channel = $3 AND platform = $4 AND tier = $5`, [tenantId, app, channel, platform, tier]);
  return rows[0]?.next ?? 1;
}

export async function insertPolicy(tx: Tx, row: Omit<PolicyRow, 'envelope' | 'published_at'>): Promise<void> {
  await tx.query(
    `INSERT INTO policy (id, tenant_id, app, channel, platform, tier, version, payload, sha256, provisional, reasons, evidence_runs, candidates, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [row.id, row.tenant_id, row.app, row.channel, row.platform, row.tier, row.version, row.payload, row.sha256, row.provisional, row.reasons,
      row.evidence_runs, JSON.stringify(row.candidates), row.created_at]);
}

export async function readPolicyRows(tx: Tx, tenantId: string, id: string | null = null): Promise<PolicyRow[]> {
  const { rows } = await tx.query<PolicyRow>(
    `SELECT id, tenant_id, app, channel, platform, tier, version, payload, sha256, provisional, reasons, evidence_runs, candidates, envelope,
       published_at, created_at
     FROM policy WHERE tenant_id = $1 AND ($2::text IS NULL OR id = $2) ORDER BY created_at DESC, id DESC LIMIT 500`, [tenantId, id]);
  return rows;
}

export async function setPublished(tx: Tx, id: string, envelope: Envelope, at: Date): Promise<void> {
  await tx.query('UPDATE policy SET envelope = $2, published_at = $3 WHERE id = $1', [id, JSON.stringify(envelope), at]);
}

/** The signed policy with these payload bytes; of any tenant, as phones ask without a token. */
export async function readBlob(tx: Tx, sha256: string): Promise<Envelope | null> {
  const { rows } = await tx.query<{ envelope: Envelope }>(
    'SELECT envelope FROM policy WHERE sha256 = $1 AND envelope IS NOT NULL ORDER BY published_at LIMIT 1', [sha256]);
  return rows[0]?.envelope ?? null;
}

export async function lastManifest(tx: Tx, { app, channel, platform }: Omit<Line, 'tenantId'>): Promise<ManifestRow | null> {
  const { rows } = await tx.query<ManifestRow>(
    `SELECT tenant_id, version, envelope, etag, created_at FROM manifest WHERE app = $1 AND channel = $2 AND platform = $3
     ORDER BY version DESC LIMIT 1`, [app, channel, platform]);
  return rows[0] ?? null;
}

export async function insertManifest(tx: Tx, line: Line, row: Omit<ManifestRow, 'tenant_id'>): Promise<void> {
  await tx.query(
    `INSERT INTO manifest (tenant_id, app, channel, platform, version, envelope, etag, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [line.tenantId, line.app, line.channel, line.platform, row.version, JSON.stringify(row.envelope), row.etag, row.created_at]);
}

export async function writeAudit(tx: Tx, tenantId: string, actor: string, action: string, details: unknown): Promise<void> {
  await tx.query('INSERT INTO audit (tenant_id, actor, action, details) VALUES ($1, $2, $3, $4)', [tenantId, actor, action, JSON.stringify(details)]);
}

export function payloadOf(row: Pick<PolicyRow, 'payload'>): PolicyPayload {
  return JSON.parse(row.payload.toString('utf8')) as PolicyPayload;
}

export function toPolicy(row: PolicyRow): Policy {
  return {
    id: row.id, app: row.app, channel: row.channel, platform: row.platform, tier: row.tier, version: row.version, sha256: row.sha256,
    provisional: row.provisional, reasons: row.reasons, evidenceRuns: row.evidence_runs, published: row.published_at !== null,
    payload: payloadOf(row), candidates: row.candidates, createdAt: row.created_at.toISOString(),
  };
}
