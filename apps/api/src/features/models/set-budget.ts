import type { ModelBudget } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly family: string;
  readonly channel: string;
  readonly limits: ModelBudget;
}

/** Replaces the budget of a family in a channel. What was published before stays published. */
export async function setBudget(tx: Tx, { tenantId, actor, family, channel, limits }: Input): Promise<void> {
  const { rowCount } = await tx.query('SELECT 1 FROM model_family WHERE tenant_id = $1 AND name = $2', [
    tenantId,
    family,
  ]);
  if (rowCount === 0)
    throw new AppError('resource.not-found', `there is no model family ${family}; GET /v1/model-families lists them`);
  await tx.query(
    `INSERT INTO model_budget (tenant_id, family, channel, limits) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id, family, channel) DO UPDATE SET limits = excluded.limits, set_at = now()`,
    [tenantId, family, channel, limits],
  );
  await tx.query('INSERT INTO audit (tenant_id, actor, action, details) VALUES ($1, $2, $3, $4)', [
    tenantId,
    actor,
    'model.set-budget',
    JSON.stringify({ family, channel, limits }),
  ]);
}
