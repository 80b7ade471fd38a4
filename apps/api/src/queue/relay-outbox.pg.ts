import type { Tx } from '../db/transaction.ts';

/**
 * Takes wake-ups out of the outbox that were committed with their cause but perhaps never sent, because the API died in between. Resolves with
 * the tenants to wake, each once.
 */
export async function relayOutbox(tx: Tx): Promise<readonly string[]> {
  const { rows } = await tx.query<{ tenant_id: string }>(
    `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED) RETURNING tenant_id`,
  );
  return [...new Set(rows.map((row) => row.tenant_id))];
}
