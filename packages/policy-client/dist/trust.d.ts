import type { RootPayload } from './contracts.js';
import type { Checked } from './context.js';
import type { TrustedKey } from './verify-envelope.js';
/** What the app is built with: a signed root document, or (without rotation) the keys themselves. */
export type Trust = {
    readonly root: unknown;
} | {
    readonly keys: readonly TrustedKey[];
};
/** The keys that are trusted, and the chain of root documents that says so. */
export interface TrustState {
    readonly root: RootPayload | null;
    /** Documents newer than the shipped one, oldest first. */
    readonly chain: readonly unknown[];
    readonly pinned: readonly TrustedKey[];
}
/** @throws PolicyClientError when the shipped root document is none */
export declare function shippedTrust(trust: Trust, app: string): TrustState;
/** With one more root document; refused unless it is the next one. */
export declare function withRoot(state: TrustState, envelope: unknown, app: string): Checked<TrustState>;
/** The kept chain walked again from the shipped document; what does not follow any more is left out. */
export declare function walked(shipped: TrustState, chain: readonly unknown[], app: string): TrustState;
export declare const trustedKeys: ({ root, pinned }: TrustState, nowMs: number | null) => readonly TrustedKey[];
