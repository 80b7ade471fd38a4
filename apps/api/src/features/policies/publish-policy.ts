import { POLICY_TYPE } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { changeManifest, lockPlace } from './change-manifest.ts';
import type { SigningKey } from './key-ring.ts';
import { readPolicyRows } from './policy-store.pg.ts';
import { requirePolicyBudget } from './require-policy-budget.ts';
import { signEnvelope } from './sign-envelope.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly policyId: string;
  readonly keys: readonly SigningKey[];
  readonly now: Date;
  readonly ifMatch?: string | undefined;
}

/** Signs the policy and a new manifest of a higher version that names it for everybody, and writes the audit row, in one transaction. */
export async function publishPolicy(tx: Tx, { tenantId, actor, policyId, keys, now, ifMatch }: Input): Promise<void> {
  const [policy] = await readPolicyRows(tx, tenantId, policyId);
  if (!policy) throw new AppError('resource.not-found', `there is no policy ${policyId}; GET /v1/policies lists them`);
  await requirePolicyBudget(tx, tenantId, policy);
  await lockPlace(tx, policy);
  await tx.query('UPDATE policy SET envelope = $2, published_at = now() WHERE id = $1 AND envelope IS NULL', [
    policyId,
    JSON.stringify(signEnvelope(POLICY_TYPE, policy.payload, keys)),
  ]);
  const named = { policyVersion: policy.version, sha256: policy.sha256, length: policy.payload.length };
  const { manifestVersion } = await changeManifest(tx, { tenantId, place: policy, keys, now, ifMatch }, (content) => ({
    ...content,
    tiers: { ...content.tiers, [policy.tier]: named },
  }));
  await tx.query('INSERT INTO audit (tenant_id, actor, action, details) VALUES ($1, $2, $3, $4)', [
    tenantId,
    actor,
    'policy.publish',
    JSON.stringify({ policyId, sha256: policy.sha256, manifestVersion }),
  ]);
}
