import { RootPayload } from './contracts.js';
import { type Checked } from './context.js';
import { type TrustedKey } from './verify-envelope.js';
/**
 * Checks a root document. The first one (`previous` null) is what the app ships: it has to be signed by its own threshold. Each later one
 * has to be of the next version and signed by the thresholds of both. Expiry is not asked for here: a phone that slept for a year
 * walks over expired documents to the newest; `keysAt` then trusts nothing of an expired one.
 */
export declare function checkRoot(envelope: unknown, app: string, previous: RootPayload | null): Checked<RootPayload>;
/** The online keys that a root document lets sign at this time; `nowMs` null asks for all, for what was accepted earlier. */
export declare function keysAt(root: RootPayload, nowMs: number | null): readonly TrustedKey[];
