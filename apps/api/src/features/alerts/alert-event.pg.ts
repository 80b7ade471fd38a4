import type { Tx } from '../../db/transaction.ts';

interface AlertEventInput {
  readonly tenantId: string;
  readonly alertId: string;
  /** A token's id, or `farm`. */
  readonly actor: string;
  readonly action: string;
  readonly details: object;
}

/** Written in the transaction of what it tells. */
export async function writeAlertEvent(
  tx: Tx,
  { tenantId, alertId, actor, action, details }: AlertEventInput,
): Promise<void> {
  await tx.query('INSERT INTO alert_event (tenant_id, alert_id, actor, action, details) VALUES ($1, $2, $3, $4, $5)', [
    tenantId,
    alertId,
    actor,
    action,
    details,
  ]);
}

export async function readAlertEvents(
  tx: Tx,
  alertId: string,
): Promise<{ at: string; actor: string; action: string; details: unknown }[]> {
  const { rows } = await tx.query<{ at: Date; actor: string; action: string; details: unknown }>(
    'SELECT at, actor, action, details FROM alert_event WHERE alert_id = $1 ORDER BY id',
    [alertId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
