import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { type Place, changeManifest, lockPlace } from './change-manifest.ts';
import type { KeyRing } from './key-ring.ts';
import { type ManifestRow, readManifest } from './policy-store.pg.ts';

const RENEW_MS = 86_400_000;

/** The newest manifest, signed anew with the same content when it is older than a day, so that a farm in use never lets one expire. */
export async function freshManifest(tx: Tx, place: Place, keys: KeyRing, now: Date): Promise<ManifestRow | null> {
  const { app, channel, platform } = place;
  const newest = await readManifest(tx, app, channel, platform);
  if (newest === null || now.getTime() - newest.created_at.getTime() < RENEW_MS) return newest;
  await lockPlace(tx, place);
  const again = await readManifest(tx, app, channel, platform);
  if (again?.version !== newest.version) return again;
  try {
    await changeManifest(tx, { tenantId: newest.tenant_id, place, keys, now }, (content) => content);
  } catch (error) {
    // signed by keys that phones do not trust it would be worth less than the old one
    if (error instanceof AppError && error.code.startsWith('policy.key-')) return newest;
    throw error;
  }
  return readManifest(tx, app, channel, platform);
}
