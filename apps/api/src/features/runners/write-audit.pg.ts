import type { Tx } from '../../db/transaction.ts';

/** One line of the audit trail, in the transaction of what it tells. `actor` is a token or an attempt. */
export async function writeAudit(
  tx: Tx,
  tenantId: string,
  actor: string,
  action: string,
  details: object,
): Promise<void> {
  await tx.query('INSERT INTO audit (tenant_id, actor, action, details) VALUES ($1, $2, $3, $4)', [
    tenantId,
    actor,
    action,
    details,
  ]);
}
