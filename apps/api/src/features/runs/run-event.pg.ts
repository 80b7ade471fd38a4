import type { Tx } from '../../db/transaction.ts';

export interface RunEventInput {
  readonly tenantId: string;
  readonly runId: string;
  readonly attemptId?: string;
  readonly event: string;
  readonly details?: unknown;
}

/** Written in the transaction of the effect that it tells. */
export async function writeRunEvent(
  tx: Tx,
  { tenantId, runId, attemptId, event, details }: RunEventInput,
): Promise<void> {
  await tx.query('INSERT INTO run_event (tenant_id, run_id, attempt_id, event, details) VALUES ($1, $2, $3, $4, $5)', [
    tenantId,
    runId,
    attemptId ?? null,
    event,
    JSON.stringify(details ?? {}),
  ]);
}
