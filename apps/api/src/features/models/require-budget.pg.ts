import type { Model } from '@framefarm/contracts';
import { type Channel, overBudget } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { readBudget } from './family-store.pg.ts';
import { figuresOf } from './figures-of.ts';

/** Refuses with `model.over-budget` what the channel cannot take, and what was never measured though the channel limits it. */
export async function requireBudget(
  tx: Tx,
  tenantId: string,
  { name, version }: Pick<Model, 'name' | 'version'>,
  variants: Model['variants'],
  channel: Channel,
): Promise<void> {
  const limits = await readBudget(tx, tenantId, name, channel);
  if (limits === null) return;
  const problems = variants.flatMap((one) =>
    overBudget(limits, figuresOf(one)).map((problem) => `${one.variant}: ${problem}`),
  );
  if (problems.length > 0)
    throw new AppError(
      'model.over-budget',
      `model ${name} ${version} is over the budget of channel ${channel}: ${problems.join('; ')}; make it smaller, or have the budget raised`,
      { problems },
    );
}
