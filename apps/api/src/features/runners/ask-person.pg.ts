import type { PhoneProblem } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { writeAudit } from './write-audit.pg.ts';

interface Asked {
  readonly tenantId: string;
  readonly runnerId: string;
  readonly problem: Pick<PhoneProblem, 'serial' | 'why' | 'next'>;
}

/** The last rung of the recovery ladder: the runner's own device goes into quarantine until a person, or a valid health run, lets it back. */
export async function askPerson(tx: Tx, { tenantId, runnerId, problem }: Asked): Promise<void> {
  const reason = `a person is needed: ${problem.why}; ${problem.next}`;
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE device SET quarantined_at = coalesce(quarantined_at, clock_timestamp()), quarantine_reason = $4, needs_person = true
     WHERE tenant_id = $1 AND runner_id = $2 AND serial = $3 RETURNING id`,
    [tenantId, runnerId, problem.serial, reason],
  );
  if (rows[0]) await writeAudit(tx, tenantId, runnerId, 'device.ask-person', { device: rows[0].id, reason });
}
