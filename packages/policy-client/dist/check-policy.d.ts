import { type ManifestEntry, PolicyPayload } from './contracts.js';
import { type Checked, type Context } from './context.js';
/** How a manifest names a policy. */
export type PolicyReference = Pick<ManifestEntry, 'policyVersion' | 'sha256' | 'length'>;
/** Refuses anything but the very bytes that the manifest names, and virtual evidence outside the sandbox. */
export declare function checkPolicy(envelope: unknown, entry: PolicyReference, tier: string, context: Context): Checked<PolicyPayload>;
/** Whether the form of a policy is known; for the one that an app ships with, which needs no signature. */
export declare const isPolicy: (value: unknown) => value is PolicyPayload;
