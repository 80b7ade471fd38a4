import type { Model, ModelVariant } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { variantId } from './variant-id.ts';

type Row = Omit<Model, 'createdAt' | 'variants'> & {
  created_at: Date;
  variants: readonly Omit<ModelVariant, 'id'>[];
};

export async function readModels(tx: Tx, tenantId: string, id: string | null = null): Promise<Model[]> {
  const { rows } = await tx.query<Row>(
    `SELECT m.id, m.name, m.version, m.preprocessing, m.created_at,
       json_agg(json_build_object('variant', v.variant, 'precision', v.precision, 'sha256', v.sha256, 'bytes', a.bytes,
         'lineage', v.lineage, 'requires', v.requires, 'measured', v.measured) ORDER BY v.variant) AS variants
     FROM model m JOIN model_variant v ON v.model_id = m.id JOIN artifact a ON a.tenant_id = v.tenant_id AND a.sha256 = v.sha256
     WHERE m.tenant_id = $1 AND ($2::text IS NULL OR m.id = $2)
     GROUP BY m.id ORDER BY m.created_at, m.id`,
    [tenantId, id],
  );
  return rows.map(({ created_at, variants, ...model }) => ({
    ...model,
    variants: variants.map((variant) => ({ id: variantId(variant.sha256, model.preprocessing), ...variant })),
    createdAt: created_at.toISOString(),
  }));
}
