/** What is wrong with a phone that adb lists. */
export type Symptom =
  /** adb calls it offline. */
  | 'unreachable'
  /** adb calls it a device, and it does not answer. */
  | 'silent'
  /** It, or this machine, refuses adb. */
  | 'locked-out'
  /** It answers that Android is still starting. */
  | 'starting';

export type Rung = 'reconnect' | 'restart-adb' | 'reboot' | 'ask-person';

export interface Step {
  readonly rung: Rung;
  readonly symptom: Symptom;
  /** Since the phone was last well, in ms. */
  readonly afterMs: number;
}

/**
 * What is done about a phone that does not come back by itself, each step once, mildest first. A phone on the network that adb calls offline
 * has its connection set up again all the while. Source of the four minutes that a phone may take after a reboot: Tradefed's
 * WaitDeviceRecovery, which waits as long for a device; the other times are assumed.
 */
export const LADDER: readonly Step[] = [
  { rung: 'reconnect', symptom: 'silent', afterMs: 15_000 },
  { rung: 'reboot', symptom: 'silent', afterMs: 45_000 },
  { rung: 'ask-person', symptom: 'silent', afterMs: 285_000 },
  { rung: 'restart-adb', symptom: 'unreachable', afterMs: 45_000 },
  { rung: 'ask-person', symptom: 'unreachable', afterMs: 285_000 },
  { rung: 'ask-person', symptom: 'locked-out', afterMs: 60_000 },
  { rung: 'ask-person', symptom: 'starting', afterMs: 600_000 },
];

/** The first step that is due and not done; null while there is none. */
export function stepDue(
  ladder: readonly Step[],
  symptom: Symptom,
  passedMs: number,
  done: ReadonlySet<Step>,
): Step | null {
  return ladder.find((step) => step.symptom === symptom && step.afterMs <= passedMs && !done.has(step)) ?? null;
}
