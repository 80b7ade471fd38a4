import type { ModelDetails } from '@framefarm/contracts';
import { budgetChecks } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { readBudgets } from './family-store.pg.ts';
import { figuresOf } from './figures-of.ts';
import { readModels } from './model-store.pg.ts';

/** A version beside the budgets of its family; null when there is none of that id. */
export async function readModelDetails(tx: Tx, tenantId: string, id: string): Promise<ModelDetails | null> {
  const [model] = await readModels(tx, tenantId, id);
  if (model === undefined) return null;
  const budgets = await readBudgets(tx, tenantId, model.name);
  return {
    ...model,
    budgets: budgets.map(({ channel, limits }) => ({
      channel,
      checks: model.variants.flatMap((one) =>
        budgetChecks(limits, figuresOf(one)).map((check) => ({ variant: one.variant, ...check })),
      ),
    })),
  };
}
