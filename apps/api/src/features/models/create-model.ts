import type { CreateModelBody, Model } from '@framefarm/contracts';
import type { Static } from 'typebox';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { requireArtifacts } from '../artifacts/require-artifacts.pg.ts';

type Input = Static<typeof CreateModelBody> & { readonly id: string; readonly tenantId: string };

/** A version is immutable: the same name and version again is `model.exists`. */
export async function createModel(
  tx: Tx,
  { id, tenantId, name, version, preprocessing, variants }: Input,
): Promise<Model> {
  await requireArtifacts(
    tx,
    tenantId,
    variants.map((variant) => variant.sha256),
  );
  const { rows } = await tx.query<{ created_at: Date }>(
    `INSERT INTO model (id, tenant_id, name, version, preprocessing) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, name, version) DO NOTHING RETURNING created_at`,
    [id, tenantId, name, version, preprocessing],
  );
  if (!rows[0])
    throw new AppError('model.exists', `model ${name} ${version} exists and is immutable; choose another version`);
  for (const variant of variants) {
    await tx.query('INSERT INTO model_variant (tenant_id, model_id, precision, sha256) VALUES ($1, $2, $3, $4)', [
      tenantId,
      id,
      variant.precision,
      variant.sha256,
    ]);
  }
  return { id, name, version, preprocessing, variants, createdAt: rows[0].created_at.toISOString() };
}
