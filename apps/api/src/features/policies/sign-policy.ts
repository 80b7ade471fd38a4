import { POLICY_TYPE } from '@framefarm/contracts';
import { type PolicyReference, checkPolicy } from '@framefarm/policy-client';
import { seal } from '@framefarm/policy-signing';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { type KeyRing, trustedKeysOf } from './key-ring.ts';
import { type PolicyRow, readPolicyRows } from './policy-store.pg.ts';
import { requirePolicyBudget } from './require-policy-budget.ts';

export interface SignedPolicy {
  readonly policy: PolicyRow;
  /** How a manifest names it. */
  readonly reference: PolicyReference;
}

/** Signs a policy once and makes it fetchable by its digest; the client's own check refuses what phones would refuse, the sandbox rule included. */
export async function signPolicy(
  tx: Tx,
  {
    tenantId,
    policyId,
    keys,
    now,
  }: { readonly tenantId: string; readonly policyId: string; readonly keys: KeyRing; readonly now: Date },
): Promise<SignedPolicy> {
  const [policy] = await readPolicyRows(tx, tenantId, policyId);
  if (!policy) throw new AppError('resource.not-found', `there is no policy ${policyId}; GET /v1/policies lists them`);
  await requirePolicyBudget(tx, tenantId, policy);
  const reference = { policyVersion: policy.version, sha256: policy.sha256, length: policy.payload.length };
  const envelope = await seal(POLICY_TYPE, policy.payload, keys.policy);
  const { app, channel, platform } = policy;
  const context = { app, channel, platform, keys: trustedKeysOf(keys), nowMs: now.getTime() };
  const checked = checkPolicy(envelope, reference, policy.tier, context);
  if (!checked.ok) throw new AppError('policy.refused', `phones would refuse policy ${policyId}: ${checked.reason}`);
  await tx.query('UPDATE policy SET envelope = $2, published_at = now() WHERE id = $1 AND envelope IS NULL', [
    policyId,
    JSON.stringify(envelope),
  ]);
  return { policy, reference };
}
