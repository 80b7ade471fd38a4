import type { ManifestPayload, TierRule } from './contracts.js';
export type Tier = keyof ManifestPayload['tiers'];
/** What a phone says of itself; null where it does not say, which no selector on it matches. */
export interface PhoneFacts {
    readonly model: string | null;
    readonly soc: string | null;
    readonly ramMb: number | null;
    /** Android's media performance class; 0 or null for none. */
    readonly performanceClass: number | null;
}
/** The tier of the matching rule of the highest level, the first one among equals; without any the lowest, which every phone can afford. */
export declare function tierOf(rules: readonly TierRule[], facts: PhoneFacts): Tier;
