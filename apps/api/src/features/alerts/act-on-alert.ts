import { type AlertAction, nextAlertState } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { writeAlertEvent } from './alert-event.pg.ts';
import { type AlertChanges, type AlertRow, lockAlert, updateAlert } from './alert-store.pg.ts';

interface Act {
  readonly tenantId: string;
  readonly actor: string;
  readonly alertId: string;
}
type PersonsAction = Extract<AlertAction, 'acknowledge' | 'explain' | 'fix' | 'mark-wrong'>;

/** Moves an alert on; `alert.state` when that cannot be done in its state, the same again included. Whoever acknowledges one without an owner owns it. */
export async function actOnAlert(
  tx: Tx,
  { tenantId, actor, alertId }: Act,
  action: PersonsAction,
  { by, reason }: { readonly by: string; readonly reason: string | null },
): Promise<void> {
  const alert = await requireAlert(tx, tenantId, alertId);
  const state = nextAlertState(alert.state, action);
  if (state === null)
    throw new AppError(
      'alert.state',
      `alert ${alertId} is ${alert.state}, which nobody can ${action}; look at GET /v1/alerts/${alertId}`,
    );
  const owner = action === 'acknowledge' && alert.owner === null ? { owner: by } : {};
  await updateAlert(tx, alertId, { state, ...(reason === null ? {} : { reason }), ...owner, touched: true });
  await writeAlertEvent(tx, { tenantId, alertId, actor, action: `alert.${action}`, details: { by, reason } });
}

/** Gives it an owner, or none. */
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
  if (!['open', 'acknowledged'].includes(alert.state))
    throw new AppError('alert.state', `alert ${alertId} is ${alert.state}: there is nothing to do with it any more`);
  await updateAlert(tx, alertId, { ...changes, touched: true });
  await writeAlertEvent(tx, { tenantId, alertId, actor, action, details });
}

async function requireAlert(tx: Tx, tenantId: string, id: string): Promise<AlertRow> {
  const alert = await lockAlert(tx, tenantId, id);
  if (alert === null)
    throw new AppError('resource.not-found', `there is no alert ${id}; GET /v1/alerts?all=true lists them`);
  return alert;
}
