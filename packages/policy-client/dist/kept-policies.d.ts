import type { ManifestPayload, PolicyPayload } from './contracts.js';
import { type Arm } from './bucket-of.js';
import { type PolicyReference } from './check-policy.js';
import type { Checked, Context } from './context.js';
import { type PhoneFacts, type Tier } from './tier-of.js';
/** What a manifest means for one installation. */
export interface Assignment {
    readonly tier: Tier;
    readonly arm: Arm;
    /** The policy to use; null when nothing is published for the tier. */
    readonly use: PolicyReference | null;
    /** A candidate to be tried after the pick, without effect. */
    readonly shadow: PolicyReference | null;
}
export declare function assign(manifest: ManifestPayload, who: Tier | PhoneFacts, installId: string): Assignment;
/** The policies of an assignment, out of kept or fetched envelopes, each verified; a policy that is refused refuses them all. */
export declare function verifiedPolicies({ tier, use, shadow }: Assignment, envelopes: Readonly<Record<string, unknown>>, context: Context): Checked<{
    readonly policy: PolicyPayload | null;
    readonly shadow: PolicyPayload | null;
}>;
