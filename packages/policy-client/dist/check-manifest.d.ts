import { ManifestPayload } from './contracts.js';
import { type Checked, type Context } from './context.js';
/**
 * Refuses bad signatures, other apps and channels, expired manifests, and versions below `storedVersion` (rollback). The checks run in
 * this order, so that every client gives the same reason.
 */
export declare function checkManifest(envelope: unknown, context: Context, storedVersion: number): Checked<ManifestPayload>;
/** Everything but the clock and the version: what has to hold of a kept manifest too. */
export declare function checkKeptManifest(envelope: unknown, context: Context): Checked<ManifestPayload>;
