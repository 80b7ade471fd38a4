import type { Tier } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';

/** Breakers that stand for the tier and have opened since then, closed again or not: what was measured meanwhile is not judged. */
export async function readBreakersOpenedSince(
  tx: Tx,
  tenantId: string,
  tier: Tier,
  since: string,
): Promise<readonly { readonly reason: string }[]> {
  const { rows } = await tx.query<{ reason: string }>(
    `SELECT details->>'reason' AS reason FROM audit
     WHERE tenant_id = $1 AND action = 'breaker.open' AND details->>'scope' IN ('farm', $2) AND at >= $3 ORDER BY id`,
    [tenantId, tier, since],
  );
  return rows;
}
