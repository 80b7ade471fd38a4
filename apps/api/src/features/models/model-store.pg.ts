import type { Model } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

type Row = Omit<Model, 'createdAt'> & { created_at: Date };

export async function readModels(tx: Tx, tenantId: string, id: string | null = null): Promise<Model[]> {
  const { rows } = await tx.query<Row>(
    `SELECT m.id, m.name, m.version, m.preprocessing, m.created_at,
       json_agg(json_build_object('precision', v.precision, 'sha256', v.sha256) ORDER BY v.precision) AS variants
     FROM model m JOIN model_variant v ON v.model_id = m.id WHERE m.tenant_id = $1 AND ($2::text IS NULL OR m.id = $2)
     GROUP BY m.id ORDER BY m.created_at, m.id`,
    [tenantId, id],
  );
  return rows.map(({ created_at, ...model }) => ({ ...model, createdAt: created_at.toISOString() }));
}
