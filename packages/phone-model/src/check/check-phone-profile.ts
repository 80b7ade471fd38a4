import type { PhoneProfile } from '../phone-profile.ts';
import { contradictionsIn } from './contradictions-in.ts';
import { PHONE_PROFILE_RULE } from './phone-profile-rule.ts';
import type { ProfileProblem } from './profile-problem.ts';

export type CheckedProfile =
  | { readonly ok: true; readonly profile: PhoneProfile }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] };

/**
 * Everything that is wrong with a profile that a person wrote, or the profile. Contradictions between numbers are only looked
 * for when each number is possible by itself.
 */
export function checkPhoneProfile(data: unknown): CheckedProfile {
  const problems = PHONE_PROFILE_RULE.problems(data, '');
  if (problems.length > 0) return { ok: false, problems };
  const profile = data as PhoneProfile;
  const contradictions = contradictionsIn(profile);
  return contradictions.length > 0 ? { ok: false, problems: contradictions } : { ok: true, profile };
}
