import type { PolicyPayload } from './contracts.js';
import type { Arm } from './bucket-of.js';
import type { PhoneFacts, Tier } from './tier-of.js';
import { type Trust } from './trust.js';
export interface PolicyClientOptions {
    /** Address of the API or of the CDN before it. */
    readonly url: string;
    readonly app: string;
    readonly channel: string;
    readonly platform: string;
    readonly trust: Trust;
    /** Its tier, or what the phone says of itself for the rules of the manifest. */
    readonly tier: Tier | PhoneFacts;
    /** Random, made once per installation; decides about the arms of rollouts. */
    readonly installId: string;
    readonly storeFile: string;
    /** The policy in the app, for when no fetched one may be used. Fetching goes on all the same. */
    readonly floor: PolicyPayload | null;
    readonly harness?: number;
    readonly models?: readonly string[];
    readonly nowMs?: () => number;
}
export interface Refreshed {
    readonly kind: 'fresh' | 'unchanged' | 'refused' | 'unreachable';
    readonly status: number | null;
    readonly etag: string | null;
    readonly manifestVersion: number | null;
    /** Why not fresh, or why it could not be kept on disk. */
    readonly reason: string | null;
}
/** What a publish session uses, and what its telemetry names. */
export interface Current {
    /** Null: the app picks no cover by policy. */
    readonly policy: PolicyPayload | null;
    readonly origin: 'fetched' | 'bundled' | 'none';
    readonly arm: Arm | null;
    readonly shadow: PolicyPayload | null;
    /** Digest of the policy's bytes; null unless fetched. */
    readonly sha256: string | null;
    readonly manifestVersion: number | null;
    /** Why not the fetched policy; null when it is. */
    readonly reason: string | null;
}
export type PolicyClient = Awaited<ReturnType<typeof openPolicyClient>>;
/**
 * What an app embeds: fetch, verify, keep. Opening reads what is kept and verifies all of it again. Afterwards nothing throws into the
 * app: whatever is wrong, the last good policy stays.
 * @throws PolicyClientError for a root document or a bundled policy that cannot be used
 */
export declare function openPolicyClient(options: PolicyClientOptions): Promise<{
    refresh: (manifestSha256?: string) => Promise<Refreshed>;
    current: () => Current;
}>;
