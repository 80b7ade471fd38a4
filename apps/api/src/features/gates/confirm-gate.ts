import type { ConfirmGateBody } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { writeAudit } from '../runners/write-audit.pg.ts';
import { readGateRuns } from './gate-store.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly gateRunId: string;
  readonly body: ConfirmGateBody;
}

/** Writes down what people found of a rule's verdict; the last word on a rule counts. */
export async function confirmGate(tx: Tx, { tenantId, actor, gateRunId, body }: Input): Promise<void> {
  const [run] = await readGateRuns(tx, tenantId, { id: gateRunId });
  if (run === undefined)
    throw new AppError('resource.not-found', `there is no gate run ${gateRunId}; GET /v1/gate-runs lists them`);
  if (run.state !== 'ended')
    throw new AppError('gate.invalid', `gate run ${gateRunId} still measures; wait for its verdict`);
  if (run.rules[body.rule] === undefined)
    throw new AppError(
      'gate.invalid',
      `gate run ${gateRunId} has rules 0 to ${run.rules.length - 1}, not ${body.rule}`,
    );
  await tx.query(
    'INSERT INTO gate_confirmation (tenant_id, gate_run_id, rule, finding, confirmed_by, note) VALUES ($1, $2, $3, $4, $5, $6)',
    [tenantId, gateRunId, body.rule, body.finding, body.by, body.note ?? null],
  );
  await writeAudit(tx, tenantId, actor, 'gate.confirm', { gateRun: gateRunId, ...body });
}
