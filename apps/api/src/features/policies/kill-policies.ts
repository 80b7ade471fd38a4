import type { ManifestPayload } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { type Place, changeManifest } from './change-manifest.ts';
import type { KeyRing } from './key-ring.ts';
import { readManifest } from './policy-store.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly place: Place;
  readonly kill: ManifestPayload['kill'];
  readonly reason: string;
  readonly keys: KeyRing;
  readonly now: Date;
}

/** The kill switch: everybody to the bundled policy (`floor`), to none (`off`), or back (`none`), by a manifest of a higher version. */
export async function killPolicies(
  tx: Tx,
  { tenantId, actor, place, kill, reason, keys, now }: Input,
): Promise<ManifestPayload> {
  const { app, channel, platform } = place;
  const newest = await readManifest(tx, app, channel, platform);
  if (newest?.tenant_id !== tenantId)
    throw new AppError('resource.not-found', `nothing is published for ${app}, ${channel}, ${platform}`);
  const manifest = await changeManifest(tx, { tenantId, place, keys, now }, (content) => ({ ...content, kill }));
  await tx.query('INSERT INTO audit (tenant_id, actor, action, details) VALUES ($1, $2, $3, $4)', [
    tenantId,
    actor,
    'policy.kill',
    JSON.stringify({ ...place, kill, reason, manifestVersion: manifest.manifestVersion }),
  ]);
  return manifest;
}
