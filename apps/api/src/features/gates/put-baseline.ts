import type { PutBaselineBody } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { readModels } from '../models/model-store.pg.ts';
import { writeAudit } from '../runners/write-audit.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly body: PutBaselineBody;
}

/** Begins a baseline; one of the same name ends thereby, and its gate runs keep it. */
export async function putBaseline(
  tx: Tx,
  { newId }: Pick<Deps, 'newId'>,
  { tenantId, actor, body }: Input,
): Promise<string> {
  const [model] = await readModels(tx, tenantId, body.arm.modelId);
  if (model === undefined)
    throw new AppError('gate.invalid', `there is no model ${body.arm.modelId}; GET /v1/models lists them`);
  const id = newId('bsl');
  await tx.query('INSERT INTO baseline (id, tenant_id, name, body) VALUES ($1, $2, $3, $4)', [
    id,
    tenantId,
    body.name,
    body,
  ]);
  await writeAudit(tx, tenantId, actor, 'baseline.put', { baseline: id, name: body.name, build: body.build });
  return id;
}
