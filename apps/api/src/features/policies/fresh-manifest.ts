import type { Tx } from '../../db/transaction.ts';
import type { SigningKey } from './key-ring.ts';
import { type ManifestRow, readManifest } from './policy-store.pg.ts';
import { insertManifest, payloadOf } from './publish-policy.ts';

const RENEW_MS = 86_400_000;

interface Place {
  readonly app: string;
  readonly channel: string;
  readonly platform: string;
}

/** The newest manifest, signed anew with the same content when it is older than a day, so that a farm in use never lets one expire. */
export async function freshManifest(
  tx: Tx,
  { app, channel, platform }: Place,
  keys: readonly SigningKey[],
  now: Date,
): Promise<ManifestRow | null> {
  const newest = await readManifest(tx, app, channel, platform);
  if (newest === null || now.getTime() - newest.created_at.getTime() < RENEW_MS) return newest;
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [[app, channel, platform].join(' ')]);
  const again = (await readManifest(tx, app, channel, platform)) as ManifestRow;
  if (again.version !== newest.version) return again;
  const old = payloadOf(newest.envelope);
  const length = Date.parse(old.notAfter) - Date.parse(old.issuedAt);
  const renewed = {
    ...old,
    manifestVersion: newest.version + 1,
    issuedAt: now.toISOString(),
    notAfter: new Date(now.getTime() + length).toISOString(),
  };
  await insertManifest(tx, newest.tenant_id, renewed, keys);
  return readManifest(tx, app, channel, platform);
}
