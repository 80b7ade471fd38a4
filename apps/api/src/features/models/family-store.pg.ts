import type { ModelBudget, ModelFamily } from '@framefarm/contracts';
import type { Channel } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';

export async function readFamilies(tx: Tx, tenantId: string): Promise<ModelFamily[]> {
  const families = await tx.query<{ name: string; versions: number }>(
    `SELECT f.name, count(m.id)::int AS versions FROM model_family f LEFT JOIN model m ON m.tenant_id = f.tenant_id AND m.name = f.name
     WHERE f.tenant_id = $1 GROUP BY f.name ORDER BY f.name`,
    [tenantId],
  );
  const budgets = await tx.query<{ family: string; channel: Channel; limits: ModelBudget }>(
    'SELECT family, channel, limits FROM model_budget WHERE tenant_id = $1 ORDER BY channel',
    [tenantId],
  );
  return families.rows.map(({ name, versions }) => ({
    name,
    versions,
    budgets: budgets.rows
      .filter(({ family }) => family === name)
      .map(({ channel, limits }) => ({ channel, ...limits })),
  }));
}

export async function readBudgets(
  tx: Tx,
  tenantId: string,
  family: string,
): Promise<readonly { readonly channel: Channel; readonly limits: ModelBudget }[]> {
  const { rows } = await tx.query<{ channel: Channel; limits: ModelBudget }>(
    'SELECT channel, limits FROM model_budget WHERE tenant_id = $1 AND family = $2 ORDER BY channel',
    [tenantId, family],
  );
  return rows;
}

/** Null when none is declared. */
export async function readBudget(
  tx: Tx,
  tenantId: string,
  family: string,
  channel: Channel,
): Promise<ModelBudget | null> {
  const { rows } = await tx.query<{ limits: ModelBudget }>(
    'SELECT limits FROM model_budget WHERE tenant_id = $1 AND family = $2 AND channel = $3',
    [tenantId, family, channel],
  );
  return rows[0]?.limits ?? null;
}
