import type { CreateBenchmarkBody } from '@framefarm/contracts';
import type { Tier } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';

export type GoldenWorkload = Pick<
  CreateBenchmarkBody,
  'modelIds' | 'clips' | 'configurations' | 'warmupIterations' | 'iterations'
>;

/** What the tier's last golden runs measured, harness build included: always the same, so that a phone can be compared with itself. */
export async function lastGolden(tx: Tx, tenantId: string, tier: Tier): Promise<GoldenWorkload | null> {
  const { rows } = await tx.query<{ body: CreateBenchmarkBody }>(
    `SELECT b.body FROM aa_night n JOIN benchmark b ON b.id = n.golden_id WHERE n.tenant_id = $1 AND n.tier = $2 ORDER BY n.night DESC LIMIT 1`,
    [tenantId, tier],
  );
  if (rows[0] === undefined) return null;
  const { modelIds, clips, configurations, warmupIterations, iterations } = rows[0].body;
  return { modelIds, clips, configurations, warmupIterations, iterations };
}
