import type { PhoneProblem } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { restDevice } from './rest-device.pg.ts';

interface Asked {
  readonly tenantId: string;
  readonly runnerId: string;
  readonly problem: Pick<PhoneProblem, 'serial' | 'why' | 'next'>;
}

/** The last rung of the recovery ladder: the runner's own device goes into quarantine; it is checked once it is there again and has rested. */
export async function askPerson(tx: Tx, { tenantId, runnerId, problem }: Asked): Promise<void> {
  const reason = `a person is needed: ${problem.why}; ${problem.next}`;
  const { rows } = await tx.query<{ id: string }>(
    'SELECT id FROM device WHERE tenant_id = $1 AND runner_id = $2 AND serial = $3',
    [tenantId, runnerId, problem.serial],
  );
  if (rows[0])
    await restDevice(tx, {
      tenantId,
      actor: runnerId,
      deviceId: rows[0].id,
      action: 'device.ask-person',
      reason,
    });
}
