import { PHONE_PROFILES, type PhoneTier, framesIn800Ms, tierOf } from '@framefarm/phone-model';

/** What a phone says of itself before anything was measured on it; null where it does not say. */
export interface TierClues {
  readonly model: string;
  readonly soc: string | null;
  readonly ramMb: number | null;
  readonly cores: number | null;
  readonly lowRam: boolean;
}

/**
 * A first guess of a phone's tier, to be replaced by a measurement: that of the known phone of the same model, else of the same SoC,
 * else by memory. Memory steps: the static classes of video apps (under 4 GB low, from 6 GB high, from 8 GB the best), where the kernel
 * leaves about 0.5 GB less than what is printed on the box; no memory size alone makes a flagship.
 */
export function priorTier({ model, soc, ramMb, cores, lowRam }: TierClues): PhoneTier {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const known =
    PHONE_PROFILES.find(({ identity }) => same(identity.model, model)) ??
    (soc === null ? undefined : PHONE_PROFILES.find(({ identity }) => same(identity.soc, soc)));
  if (known !== undefined) return tierOf(framesIn800Ms(known));
  if (lowRam || ramMb === null || ramMb < 3500 || (cores !== null && cores < 8)) return 'low';
  return ramMb < 5500 ? 'mid' : 'high';
}
