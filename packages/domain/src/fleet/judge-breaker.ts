import { TIERS } from '../words.ts';

/** What a circuit breaker can stand for: one tier, or all of them. */
export const BREAKER_SCOPES = ['farm', ...TIERS] as const;
export type BreakerScope = (typeof BREAKER_SCOPES)[number];

/** Only golden runs of so many hours count: a phone that has not run lately says nothing about today. */
export const GOLDEN_HOURS = 24;
/** One bad phone is a bad phone, and so are two in a whole farm. */
const LEAST_FAILURES = { tier: 2, farm: 3 } as const;

/**
 * Whether a scope is to stop judging: more than half of the phones whose golden run ended lately failed it, and so many that it is hardly the
 * phones. Phones do not break together; hosts, networks and releases break all of them at once.
 */
export function isBroken(scope: BreakerScope, passed: readonly boolean[]): boolean {
  const failures = passed.filter((ok) => !ok).length;
  return failures >= LEAST_FAILURES[scope === 'farm' ? 'farm' : 'tier'] && 2 * failures > passed.length;
}
