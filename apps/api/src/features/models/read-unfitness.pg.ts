import type { Device, RunConfiguration, VariantRequirements } from '@framefarm/contracts';
import { type Variant, incompatibility, variantFor } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { newestBuilds } from './newest-builds.pg.ts';

export interface Wanted {
  readonly modelId: string;
  readonly configuration: Pick<RunConfiguration, 'precision' | 'variant'>;
}
type Place = Pick<Device, 'platform' | 'instructionSets'>;
/** Why a device with the newest harness build of its platform cannot compute what is wanted; null when nothing speaks against it. */
export type Unfitness = (wanted: Wanted, device: Place) => string | null;

export async function readUnfitness(tx: Tx, tenantId: string, modelIds: readonly string[]): Promise<Unfitness> {
  const builds = await newestBuilds(tx, tenantId);
  const { rows } = await tx.query<{ model_id: string; variant: Variant; requires: VariantRequirements }>(
    `SELECT model_id, variant, requires FROM model_variant WHERE tenant_id = $1 AND model_id = ANY ($2) AND requires IS NOT NULL`,
    [tenantId, modelIds],
  );
  const needs = new Map(rows.map((row) => [`${row.model_id} ${row.variant}`, row.requires]));
  return ({ modelId, configuration }, { platform, instructionSets }) =>
    incompatibility(needs.get(`${modelId} ${variantFor(configuration)}`) ?? null, configuration.precision, {
      engine: builds.get(platform)?.engine ?? undefined,
      instructionSets,
    });
}
