import { HISTORY_START, type HistoryEntry, historyDigest } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

export interface HistoryFact {
  readonly tenantId: string;
  readonly actor: string;
  readonly action: string;
  readonly rolloutId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly evidence: unknown;
  readonly manifestVersion: number | null;
}

/** Appends one entry to the tenant's chain, in the transaction of what it tells; one writer at a time. */
export async function appendHistory(tx: Tx, fact: HistoryFact, now: Date): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [fact.tenantId]);
  const { rows } = await tx.query<{ seq: string; sha256: string }>(
    'SELECT seq, sha256 FROM rollout_history WHERE tenant_id = $1 ORDER BY seq DESC LIMIT 1',
    [fact.tenantId],
  );
  const { tenantId, evidence, ...said } = fact;
  const entry = {
    ...said,
    seq: Number(rows[0]?.seq ?? 0) + 1,
    at: now.toISOString(),
    evidence: JSON.stringify(evidence),
    previousSha256: rows[0]?.sha256 ?? HISTORY_START,
  };
  await tx.query(
    `INSERT INTO rollout_history (tenant_id, seq, at, actor, action, rollout_id, from_state, to_state, evidence, manifest_version,
       previous_sha256, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tenantId,
      entry.seq,
      entry.at,
      entry.actor,
      entry.action,
      entry.rolloutId,
      entry.from,
      entry.to,
      entry.evidence,
      entry.manifestVersion,
      entry.previousSha256,
      historyDigest(entry),
    ],
  );
}

interface Row {
  seq: string;
  at: Date;
  actor: string;
  action: string;
  rollout_id: string | null;
  from_state: string | null;
  to_state: string | null;
  evidence: string;
  manifest_version: number | null;
  previous_sha256: string;
  sha256: string;
}

/** The whole chain of a tenant, first entry first. */
export async function readHistory(tx: Tx, tenantId: string): Promise<HistoryEntry[]> {
  const { rows } = await tx.query<Row>(
    `SELECT seq, at, actor, action, rollout_id, from_state, to_state, evidence, manifest_version, previous_sha256, sha256
     FROM rollout_history WHERE tenant_id = $1 ORDER BY seq`,
    [tenantId],
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action,
    rolloutId: row.rollout_id,
    from: row.from_state,
    to: row.to_state,
    evidence: row.evidence,
    manifestVersion: row.manifest_version,
    previousSha256: row.previous_sha256,
    sha256: row.sha256,
  }));
}
