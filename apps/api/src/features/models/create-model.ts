import type { CreateModelBody, CreateModelVariant, Model } from '@framefarm/contracts';
import { type Variant, variantFor } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { requireArtifacts } from '../artifacts/require-artifacts.pg.ts';
import { readModels } from './model-store.pg.ts';
import { requireBudget } from './require-budget.pg.ts';
import { variantId } from './variant-id.ts';

type Input = CreateModelBody & { readonly id: string; readonly tenantId: string };

/**
 * A version with all its variants, or nothing. It is immutable: the same name and version with the same content again is the version that is
 * there, with other content it is `model.exists`.
 */
export async function createModel(tx: Tx, input: Input): Promise<{ readonly model: Model; readonly created: boolean }> {
  const { id, tenantId, name, version, preprocessing } = input;
  const variants = input.variants.map((one) => ({ ...one, variant: variantFor(one) }));
  refuseContradictions(variants);
  await requireArtifacts(
    tx,
    tenantId,
    variants.map((variant) => variant.sha256),
  );
  await tx.query('INSERT INTO model_family (tenant_id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [tenantId, name]);
  const { rowCount } = await tx.query(
    `INSERT INTO model (id, tenant_id, name, version, preprocessing) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, name, version) DO NOTHING`,
    [id, tenantId, name, version, preprocessing],
  );
  if (rowCount === 0) {
    const model = await sameOrRefused(tx, input, variants);
    if (input.channel !== undefined) await requireBudget(tx, tenantId, model, model.variants, input.channel);
    return { model, created: false };
  }
  for (const { variant, precision, sha256, lineage, requires, measured } of variants) {
    await tx.query(
      `INSERT INTO model_variant (tenant_id, model_id, variant, precision, sha256, lineage, requires, measured)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tenantId, id, variant, precision, sha256, lineage ?? null, requires ?? null, measured ?? null],
    );
  }
  const [model] = (await readModels(tx, tenantId, id)) as [Model];
  if (input.channel !== undefined) await requireBudget(tx, tenantId, model, model.variants, input.channel);
  return { model, created: true };
}

type Named = CreateModelVariant & { readonly variant: Variant };

function refuseContradictions(variants: readonly Named[]): void {
  const names = variants.map(({ variant }) => variant);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new AppError('model.invalid', `the variant ${twice} is given twice; a version has each variant once`);
  const wrong = variants.find(({ variant, precision }) => (variant === 'int8-calibrated') !== (precision === 'int8'));
  if (wrong !== undefined)
    throw new AppError(
      'model.invalid',
      `variant ${wrong.variant} cannot be computed in ${wrong.precision}: only int8-calibrated computes in int8, and only in int8`,
    );
}

async function sameOrRefused(tx: Tx, input: Input, variants: readonly Named[]): Promise<Model> {
  const { tenantId, name, version, preprocessing } = input;
  const found = (await readModels(tx, tenantId)).find((model) => model.name === name && model.version === version);
  const before = new Map(found?.variants.map((one) => [one.variant, one.id]));
  const same = variants.every(({ variant, sha256 }) => before.get(variant) === variantId(sha256, preprocessing));
  if (found !== undefined && same && before.size === variants.length) return found;
  throw new AppError(
    'model.exists',
    `model ${name} ${version} exists with other files or another preprocessing and is immutable; choose another version`,
  );
}
