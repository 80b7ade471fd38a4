import { type KeyRole, type SignatureAlgorithm } from './contracts.js';
export interface TrustedKey {
    readonly keyid: string;
    readonly alg: SignatureAlgorithm;
    readonly publicKeyPem: string;
    /** What it may sign; a key without a role may sign both. */
    readonly role?: KeyRole;
}
export type Refusal = {
    readonly ok: false;
    readonly reason: string;
};
export type Verified = {
    readonly ok: true;
    readonly payload: Buffer;
} | Refusal;
export declare const refuse: (reason: string) => Refusal;
/**
 * Verifies before anything inside is parsed. `needed` different keys have to have signed; a signature by an unknown key counts for
 * nothing. Base64 has one spelling only: another one is no envelope.
 */
export declare function verifyEnvelope(envelope: unknown, payloadType: string, keys: readonly TrustedKey[], needed?: number): Verified;
/** Null for anything but the one spelling: no padding, unused bits zero. */
export declare function fromBase64Url(text: string): Buffer | null;
