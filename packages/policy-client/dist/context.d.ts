import type { KeyRole } from './contracts.js';
import type { Refusal, TrustedKey } from './verify-envelope.js';
/** Who checks, when, and whom it trusts. */
export interface Context {
    readonly app: string;
    readonly channel: string;
    readonly platform: string;
    readonly keys: readonly TrustedKey[];
    readonly nowMs: number;
    /** Version of the root document that the keys come from; without one a manifest may not ask for one. */
    readonly rootVersion?: number | undefined;
    /** Version of the harness in the app; without it every harness is new enough. */
    readonly harness?: number | undefined;
    /** Digests of the model files on the phone; without it every model counts as there. */
    readonly models?: readonly string[] | undefined;
}
export type Checked<T> = {
    readonly ok: true;
    readonly value: T;
} | Refusal;
export declare const keysFor: (role: KeyRole, { keys }: Context) => readonly TrustedKey[];
/** What another app, channel or platform is called; null when it is this one. */
export declare function mismatch(payload: {
    readonly app: string;
    readonly channel: string;
    readonly platform: string;
}, context: Context): string | null;
/** The JSON in verified bytes; null, which no schema takes, when they are none. */
export declare function parse(bytes: Uint8Array): unknown;
