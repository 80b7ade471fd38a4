import { sampleRatioP } from '@framefarm/stats';

/** What is known of the units (installs) of a rollout, apart from what they measured. */
export interface UnitFacts {
  readonly hoursSinceData: number;
  /** Installs seen per arm, by their bucket, whatever policy they ran. */
  readonly units: { readonly control: number; readonly candidate: number };
  /** Of each network, installs of the candidate less those of the control. */
  readonly networkTilts: readonly number[];
  /** Installs that ran the policy of the other arm, and from how many networks. */
  readonly inBothArms: { readonly units: number; readonly networks: number };
  /** Picks that were announced over an hour ago, those of which nothing was heard again, and from how many networks. */
  readonly picks: { readonly announced: number; readonly lost: number; readonly networks: number };
}

export const PAUSE_LIMITS = {
  sampleRatioP: 0.001,
  hoursWithoutData: 24,
  inBothArmsShare: 0.01,
  lostShare: 0.05,
  /** Shares below so many units or picks, or of fewer networks, say nothing. */
  leastCount: 100,
  leastNetworks: 3,
  /** A z-value over networks: seven that tilt alike reach it, one never does. */
  leastAgreement: 2.5,
} as const;

/** Why the rollout has to halt until a person has looked (sampling-policy research, 4.4); empty when nothing is wrong. */
export function pauseReasons(facts: UnitFacts): string[] {
  const { units, inBothArms, picks, hoursSinceData } = facts;
  const reasons: string[] = [];
  const p = sampleRatioP(units.control, units.candidate);
  if (p < PAUSE_LIMITS.sampleRatioP && Math.abs(tiltAgreement(facts.networkTilts)) >= PAUSE_LIMITS.leastAgreement)
    reasons.push(
      `sample-ratio mismatch: ${units.candidate} installs of the candidate, ${units.control} of the control (p ${p.toExponential(1)}); one arm loses its telemetry or its users`,
    );
  if (hoursSinceData >= PAUSE_LIMITS.hoursWithoutData)
    reasons.push(`no telemetry for ${Math.floor(hoursSinceData)} hours: nothing guards the rollout`);
  const all = units.control + units.candidate;
  if (isTooLarge(inBothArms.units, all, PAUSE_LIMITS.inBothArmsShare, inBothArms.networks))
    reasons.push(`double exposure: ${inBothArms.units} of ${all} installs ran the policy of the other arm`);
  if (isTooLarge(picks.lost, picks.announced, PAUSE_LIMITS.lostShare, picks.networks))
    reasons.push(`telemetry loss: nothing was heard again of ${picks.lost} of ${picks.announced} picks that began`);
  return reasons;
}

function isTooLarge(part: number, all: number, share: number, networks: number): boolean {
  return all >= PAUSE_LIMITS.leastCount && part > share * all && networks >= PAUSE_LIMITS.leastNetworks;
}

function tiltAgreement(tilts: readonly number[]): number {
  const norm = Math.sqrt(tilts.reduce((sum, tilt) => sum + tilt * tilt, 0));
  return norm === 0 ? 0 : tilts.reduce((sum, tilt) => sum + tilt, 0) / norm;
}
