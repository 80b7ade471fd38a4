import type { ManifestPayload, PolicyPayload } from '@framefarm/contracts';
import { type Arm, armOf } from './bucket-of.ts';
import { type PolicyReference, checkPolicy } from './check-policy.ts';
import type { Checked, Context } from './context.ts';
import { type PhoneFacts, type Tier, tierOf } from './tier-of.ts';

/** What a manifest means for one installation. */
export interface Assignment {
  readonly tier: Tier;
  readonly arm: Arm;
  /** The policy to use; null when nothing is published for the tier. */
  readonly use: PolicyReference | null;
  /** A candidate to be tried after the pick, without effect. */
  readonly shadow: PolicyReference | null;
}

export function assign(manifest: ManifestPayload, who: Tier | PhoneFacts, installId: string): Assignment {
  const tier = typeof who === 'string' ? who : tierOf(manifest.tierRules ?? [], who);
  const entry = manifest.tiers[tier];
  if (entry === undefined) return { tier, arm: 'stable', use: null, shadow: null };
  const arm = armOf(entry.rollout, installId);
  const candidate = arm === 'candidate' && entry.rollout !== undefined ? entry.rollout.candidate : null;
  if (entry.rollout?.state === 'shadow') return { tier, arm, use: entry, shadow: candidate };
  return { tier, arm, use: candidate ?? entry, shadow: null };
}

/** The policies of an assignment, out of kept or fetched envelopes, each verified; a policy that is refused refuses them all. */
export function verifiedPolicies(
  { tier, use, shadow }: Assignment,
  envelopes: Readonly<Record<string, unknown>>,
  context: Context,
): Checked<{ readonly policy: PolicyPayload | null; readonly shadow: PolicyPayload | null }> {
  const found: (PolicyPayload | null)[] = [];
  for (const reference of [use, shadow]) {
    if (reference === null) found.push(null);
    else {
      const checked = checkPolicy(envelopes[reference.sha256], reference, tier, context);
      if (!checked.ok) return { ok: false, reason: `policy of tier ${tier}: ${checked.reason}` };
      found.push(checked.value);
    }
  }
  return { ok: true, value: { policy: found[0] ?? null, shadow: found[1] ?? null } };
}
