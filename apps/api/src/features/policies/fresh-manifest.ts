import type { Tx } from '../../db/transaction.ts';
import { type Place, changeManifest, lockPlace } from './change-manifest.ts';
import type { SigningKey } from './key-ring.ts';
import { type ManifestRow, readManifest } from './policy-store.pg.ts';

const RENEW_MS = 86_400_000;

/** The newest manifest, signed anew with the same content when it is older than a day, so that a farm in use never lets one expire. */
export async function freshManifest(
  tx: Tx,
  place: Place,
  keys: readonly SigningKey[],
  now: Date,
): Promise<ManifestRow | null> {
  const { app, channel, platform } = place;
  const newest = await readManifest(tx, app, channel, platform);
  if (newest === null || now.getTime() - newest.created_at.getTime() < RENEW_MS) return newest;
  await lockPlace(tx, place);
  const again = await readManifest(tx, app, channel, platform);
  if (again?.version !== newest.version) return again;
  await changeManifest(tx, { tenantId: newest.tenant_id, place, keys, now }, (content) => content);
  return readManifest(tx, app, channel, platform);
}
