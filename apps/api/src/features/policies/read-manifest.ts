import type { Pool } from 'pg';
import { transaction } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { issueManifest, MANIFEST_FRESH_MS, manifestOf } from './issue-manifest.ts';
import type { KeyRing } from './key-ring.ts';
import { lastManifest, type Line, lockLine, type ManifestRow, writeAudit } from './policy-store.pg.ts';

/** The line's newest manifest; older than a day, it is signed anew with the same content, so that a quiet line never expires. */
export async function readManifest(pool: Pool, keys: KeyRing, line: Omit<Line, 'tenantId'>, now: Date): Promise<Omit<ManifestRow, 'tenant_id'>> {
  const found = await lastManifest(pool, line);
  if (found === null) {
    throw new AppError('resource.not-found', `nothing is published for ${line.app}, ${line.channel}, ${line.platform}; publish a policy first`);
  }
  if (isFresh(found, now)) return found;
  return transaction(pool, async (tx) => {
    await lockLine(tx, line);
    const last = (await lastManifest(tx, line)) ?? found;
    if (isFresh(last, now)) return last;
    const { minHarness, tiers, kill } = manifestOf(last);
    const renewed = await issueManifest(tx, keys, { ...line, tenantId: last.tenant_id }, last, { minHarness, tiers, kill }, now);
    await writeAudit(tx, last.tenant_id, 'system', 'manifest.renew', { ...line, manifestVersion: renewed.version });
    return renewed;
  });
}

function isFresh(row: ManifestRow, now: Date): boolean {
  return now.getTime() - row.created_at.getTime() < MANIFEST_FRESH_MS;
}
