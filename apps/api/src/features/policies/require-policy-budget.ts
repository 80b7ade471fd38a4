import type { PolicyPayload } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { readModels } from '../models/model-store.pg.ts';
import { requireBudget } from '../models/require-budget.pg.ts';
import type { PolicyRow } from './policy-store.pg.ts';

/** The policy's model file has to be within the budgets that its families have in the policy's channel; else `model.over-budget`. */
export async function requirePolicyBudget(
  tx: Tx,
  tenantId: string,
  { payload, channel }: Pick<PolicyRow, 'payload' | 'channel'>,
): Promise<void> {
  const { modelSha256 } = JSON.parse(payload.toString('utf8')) as PolicyPayload;
  for (const model of await readModels(tx, tenantId)) {
    const used = model.variants.filter(({ sha256 }) => sha256 === modelSha256);
    await requireBudget(tx, tenantId, model, used, channel);
  }
}
