import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';

/** Refuses with `artifact.missing` and names the digests that were never uploaded. */
export async function requireArtifacts(tx: Tx, tenantId: string, digests: readonly string[]): Promise<void> {
  const { rows } = await tx.query<{ sha256: string }>(
    'SELECT sha256 FROM artifact WHERE tenant_id = $1 AND sha256 = ANY ($2)',
    [tenantId, digests],
  );
  const known = new Set(rows.map((row) => row.sha256));
  const missing = digests.filter((digest) => !known.has(digest));
  if (missing.length > 0) {
    throw new AppError(
      'artifact.missing',
      `not uploaded yet: ${missing.join(', ')}; PUT /v1/artifacts/<sha256> first`,
      { missing },
    );
  }
}
