import type { BreakerScope } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { writeAudit } from '../runners/write-audit.pg.ts';

/** The first reason stays: it tells when and by what it began. */
export async function openBreaker(
  tx: Tx,
  tenantId: string,
  scope: BreakerScope,
  actor: string,
  reason: string,
): Promise<void> {
  const { rowCount } = await tx.query(
    'INSERT INTO circuit_breaker (tenant_id, scope, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [tenantId, scope, reason],
  );
  if (rowCount === 1) await writeAudit(tx, tenantId, actor, 'breaker.open', { scope, reason });
}

/** Closing what is not open is harmless. */
export async function closeBreaker(
  tx: Tx,
  tenantId: string,
  scope: BreakerScope,
  actor: string,
  reason: string,
): Promise<void> {
  const { rowCount } = await tx.query('DELETE FROM circuit_breaker WHERE tenant_id = $1 AND scope = $2', [
    tenantId,
    scope,
  ]);
  if (rowCount === 0) return;
  // wake-up: phones of the scope may take runs again
  await tx.query('INSERT INTO outbox (tenant_id, topic) VALUES ($1, $2)', [tenantId, 'breaker.closed']);
  await writeAudit(tx, tenantId, actor, 'breaker.close', { scope, reason });
}

export interface OpenBreaker {
  readonly scope: BreakerScope;
  readonly reason: string;
  readonly opened_at: Date;
}

/** Those that are open; only those that stand for `tier` when it is given. */
export async function readOpenBreakers(tx: Tx, tenantId: string, tier?: string): Promise<readonly OpenBreaker[]> {
  const { rows } = await tx.query<OpenBreaker>(
    `SELECT scope, reason, opened_at FROM circuit_breaker WHERE tenant_id = $1 AND ($2::text IS NULL OR scope IN ('farm', $2)) ORDER BY scope`,
    [tenantId, tier ?? null],
  );
  return rows;
}

/** What was known of golden runs in the scope is forgotten: a person has said that it is mended. */
export async function forgetGoldenRuns(tx: Tx, tenantId: string, scope: BreakerScope): Promise<void> {
  await tx.query(
    `UPDATE device SET golden_at = NULL, golden_ok = NULL WHERE tenant_id = $1 AND ($2 = 'farm' OR tier = $2)`,
    [tenantId, scope],
  );
}
