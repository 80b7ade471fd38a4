import { type AlertState, orphanReason } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { writeAlertEvent } from './alert-event.pg.ts';
import { updateAlert } from './alert-store.pg.ts';

interface Alive {
  id: string;
  tenant_id: string;
  state: AlertState;
  owner: string | null;
  without_runs: number;
  untouched: number;
}

/** Ends what nobody will ever look at: a list of orphans is a list that nobody reads. A silence counts as a touch. */
export async function expireOrphans(tx: Tx): Promise<void> {
  const { rows } = await tx.query<Alive>(
    `SELECT a.id, a.tenant_id, a.state, a.owner, extract(epoch FROM clock_timestamp() - s.last_run_at)::float8 / 86400 AS without_runs,
       extract(epoch FROM clock_timestamp() - greatest(a.touched_at, a.silenced_until))::float8 / 86400 AS untouched
     FROM alert a JOIN series s ON s.id = a.series_id
     WHERE a.state IN ('confirming', 'open', 'acknowledged') ORDER BY a.touched_at LIMIT 500 FOR UPDATE OF a SKIP LOCKED`,
  );
  for (const {
    id,
    tenant_id: tenantId,
    state,
    owner,
    without_runs: daysWithoutRuns,
    untouched: daysUntouched,
  } of rows) {
    const reason = orphanReason({ state, owner, daysWithoutRuns, daysUntouched });
    if (reason === null) continue;
    await updateAlert(tx, id, { state: 'expired', reason });
    await writeAlertEvent(tx, { tenantId, alertId: id, actor: 'farm', action: 'alert.expire', details: { reason } });
  }
}
