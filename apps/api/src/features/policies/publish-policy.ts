import type { Tx } from '../../db/transaction.ts';
import { changeManifest } from './change-manifest.ts';
import type { KeyRing } from './key-ring.ts';
import { signPolicy } from './sign-policy.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly policyId: string;
  readonly keys: KeyRing;
  readonly now: Date;
  readonly ifMatch?: string | undefined;
}

/** Signs the policy and a new manifest of a higher version that names it for everybody, and writes the audit row, in one transaction. */
export async function publishPolicy(tx: Tx, { tenantId, actor, policyId, keys, now, ifMatch }: Input): Promise<void> {
  const { policy, reference } = await signPolicy(tx, { tenantId, policyId, keys, now });
  const { manifestVersion } = await changeManifest(tx, { tenantId, place: policy, keys, now, ifMatch }, (content) => ({
    ...content,
    tiers: { ...content.tiers, [policy.tier]: reference },
  }));
  await tx.query('INSERT INTO audit (tenant_id, actor, action, details) VALUES ($1, $2, $3, $4)', [
    tenantId,
    actor,
    'policy.publish',
    JSON.stringify({ policyId, sha256: policy.sha256, manifestVersion }),
  ]);
}
