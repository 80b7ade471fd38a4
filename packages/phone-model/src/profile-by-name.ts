import type { PhoneProfile } from './phone-profile.ts';
import { pixel4a5g } from './profiles/pixel-4a-5g.ts';

export const PHONE_PROFILES: readonly PhoneProfile[] = [pixel4a5g];

/** The profile of that name, or null. */
export function profileByName(name: string): PhoneProfile | null {
  return PHONE_PROFILES.find((profile) => profile.name === name) ?? null;
}
