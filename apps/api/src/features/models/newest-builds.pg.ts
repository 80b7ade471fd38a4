import type { EngineDescription } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

export interface Build {
  readonly platform: string;
  readonly version: string;
  readonly sha256: string;
  readonly engine: EngineDescription | null;
}

/** The newest harness build of each platform: the one that an attempt gets. */
export async function newestBuilds(tx: Tx, tenantId: string): Promise<ReadonlyMap<string, Build>> {
  const { rows } = await tx.query<Build>(
    `SELECT DISTINCT ON (platform) platform, version, sha256, engine FROM harness_build WHERE tenant_id = $1
     ORDER BY platform, created_at DESC, id DESC`,
    [tenantId],
  );
  return new Map(rows.map((build) => [build.platform, build]));
}
