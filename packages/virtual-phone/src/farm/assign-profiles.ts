import type { PhoneProfile, PhoneTier } from '@framefarm/phone-model';

/**
 * The profile of each of `count` phones: one tier after the other, and within a tier one profile after the other, so that few phones
 * already show all tiers. Tiers without a profile are passed over; there has to be at least one profile.
 */
export function assignProfiles(
  count: number,
  profiles: readonly PhoneProfile[],
  tiers: readonly PhoneTier[],
): readonly PhoneProfile[] {
  const byTier = tiers
    .map((tier) => profiles.filter((profile) => profile.tier === tier))
    .filter((group) => group.length > 0);
  return Array.from({ length: count }, (_, place) => {
    const group = byTier[place % byTier.length] as readonly PhoneProfile[];
    return group[Math.floor(place / byTier.length) % group.length] as PhoneProfile;
  });
}
