import { type GateReason, type LaunchGateLimits, type LaunchTelemetry, gatesAfter } from './launch-gates.ts';

/** A launch as it went behind its gates; `missing` is what the phone lacked when the wait was over, and then it never began. */
export interface GatedLaunch {
  readonly launch: number;
  readonly telemetry: LaunchTelemetry | null;
  readonly missing: readonly GateReason[];
}

export interface JudgedLaunches {
  /** By launch, why it does not count; launches that count are left out. */
  readonly against: ReadonlyMap<number, readonly GateReason[]>;
  /** The same for people, one sentence a launch. */
  readonly reasons: readonly string[];
  /** Launches that ran; the others never began. */
  readonly begun: number;
}

/** What heat does to a phone under load; of a sustained launch it is what is measured. */
const HEAT: readonly GateReason[] = [
  'thermal-status',
  'thermal-headroom',
  'battery-temperature',
  'clock-lowered',
  'probe-slow',
];

/** Why a launch that ran does not count. Where heat is a covariate, what comes of heat alone is no cause. */
export function causesAgainst(
  telemetry: LaunchTelemetry,
  limits: LaunchGateLimits,
  isHeatCovariate: boolean,
): readonly GateReason[] {
  return gatesAfter(telemetry, limits).filter((reason) => !(isHeatCovariate && HEAT.includes(reason)));
}

/** What the launches of a run are worth, from what was seen of the phone and never from how long anything took. */
export function judgeLaunches(
  launches: readonly GatedLaunch[],
  limits: LaunchGateLimits,
  isHeatCovariate: boolean,
): JudgedLaunches {
  const against = launches
    .map(({ launch, telemetry, missing }): readonly [number, readonly GateReason[]] => [
      launch,
      telemetry === null ? missing : causesAgainst(telemetry, limits, isHeatCovariate),
    ])
    .filter(([, causes]) => causes.length > 0);
  const unbegun = new Set(launches.flatMap(({ launch, telemetry }) => (telemetry === null ? launch : [])));
  return {
    against: new Map(against),
    reasons: against.map(
      ([launch, causes]) =>
        `launch ${launch} ${unbegun.has(launch) ? 'never began' : 'does not count'}: ${causes.join(', ')}`,
    ),
    begun: launches.length - unbegun.size,
  };
}

/** Of a run that stays tainted: the phone is unfit when more than this share of its launches do not count; null when it is not. */
export function unfitBecause(judged: JudgedLaunches, launches: number, mostShare: number): string | null {
  const lost = judged.against.size;
  if (lost === 0 || lost <= mostShare * launches) return null;
  const causes = [...new Set([...judged.against.values()].flat())];
  return `device unfit: ${lost} of ${launches} launches do not count (${causes.join(', ')})`;
}
