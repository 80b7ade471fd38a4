/**
 * What a precision adds to scores as long as nobody has measured it, as a share of the spread of scores within a clip. fp32 is the reference.
 * fp16: 0.4 % of the score range at worst on emulated ARM CPUs (consistency tolerances), a range being some four spreads. int8: 0.015 where
 * clips spread by 0.031 to 0.053 (sampling-policy research, 1.4 and 2.1).
 */
export const ASSUMED_NOISE_SHARE = { fp32: 0, fp16: 0.02, int8: 0.4 } as const;

/** In the unit of the scores. @param spread standard deviation of scores within a clip */
export function assumedNoiseSd(precision: keyof typeof ASSUMED_NOISE_SHARE, spread: number): number {
  return ASSUMED_NOISE_SHARE[precision] * spread;
}
