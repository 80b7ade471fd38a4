import { type AlertAction, type AlertState, nextAlertState } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { writeAlertEvent } from './alert-event.pg.ts';
import { type AlertChanges, type AlertRow, readAlerts, readGroup, updateAlert } from './alert-store.pg.ts';

interface Act {
  readonly tenantId: string;
  readonly actor: string;
  readonly alertId: string;
}
const HEARD: readonly AlertState[] = ['open', 'acknowledged'];
type PersonsAction = Extract<AlertAction, 'acknowledge' | 'explain' | 'fix' | 'mark-wrong'>;

/**
 * Moves an alert on, and with it those of the same change that people have heard of; `alert.state` when that cannot be done in its state, the same
 * again included. Whoever acknowledges one without an owner owns it.
 */
export async function actOnAlert(
  tx: Tx,
  { tenantId, actor, alertId }: Act,
  action: PersonsAction,
  { by, reason }: { readonly by: string; readonly reason: string | null },
): Promise<void> {
  const alert = await requireAlert(tx, tenantId, alertId);
  if (nextAlertState(alert.state, action) === null)
    throw new AppError(
      'alert.state',
      `alert ${alertId} is ${alert.state}, which nobody can ${action}; look at GET /v1/alerts/${alertId}`,
    );
  for (const { id, state: before, owner: owned } of await readGroup(tx, alert.group_id, 'all')) {
    const state = nextAlertState(before, action);
    if (state === null) continue;
    const owner = action === 'acknowledge' && owned === null ? { owner: by } : {};
    await updateAlert(tx, id, { state, ...(reason === null ? {} : { reason }), ...owner, touched: true });
    await writeAlertEvent(tx, { tenantId, alertId: id, actor, action: `alert.${action}`, details: { by, reason } });
  }
}

/** Gives the change an owner, or none. */
export async function assignAlert(tx: Tx, act: Act, owner: string | null): Promise<void> {
  await changeAlive(tx, act, 'alert.assign', { owner }, { owner });
}

/** Nobody hears of it until then, whatever it does meanwhile. */
export async function silenceAlert(tx: Tx, act: Act, minutes: number, reason: string | null): Promise<void> {
  await changeAlive(tx, act, 'alert.silence', { silencedForMinutes: minutes }, { minutes, reason });
}

async function changeAlive(tx: Tx, act: Act, action: string, changes: AlertChanges, details: object): Promise<void> {
  const { tenantId, actor, alertId } = act;
  const alert = await requireAlert(tx, tenantId, alertId);
  if (!HEARD.includes(alert.state))
    throw new AppError('alert.state', `alert ${alertId} is ${alert.state}: there is nothing to do with it any more`);
  for (const { id, state } of await readGroup(tx, alert.group_id, 'all')) {
    if (!HEARD.includes(state)) continue;
    await updateAlert(tx, id, { ...changes, touched: true });
    await writeAlertEvent(tx, { tenantId, alertId: id, actor, action, details });
  }
}

async function requireAlert(tx: Tx, tenantId: string, id: string): Promise<AlertRow> {
  const [alert] = await readAlerts(tx, tenantId, { id, all: true });
  if (alert === undefined)
    throw new AppError('resource.not-found', `there is no alert ${id}; GET /v1/alerts?all=true lists them`);
  // two people act on alerts of one change one after the other
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [alert.group_id]);
  return (await readAlerts(tx, tenantId, { id, all: true }))[0] as AlertRow;
}
