import { type PairArm, type GateReason, LAUNCH_GATES, gatesAfter, gatesBefore, gatesOfPair } from '@framefarm/domain';
import type { LaunchConditions, SimulatedPhone } from './simulated-phone.ts';

export interface RunLaunch extends LaunchConditions {
  readonly arm: PairArm;
}

export interface RunPair {
  /** In the order in which they ran; empty when the phone never became ready. */
  readonly launches: readonly RunLaunch[];
  /** Why the pair does not count; empty when it does. */
  readonly reasons: readonly GateReason[];
  /** What the phone waited for, each reason once. */
  readonly waitedFor: readonly GateReason[];
  readonly waitedS: number;
}

/** Runs one launch of each arm behind the gates: waits, launches, and judges the pair by its telemetry alone. */
export function runPair(phone: SimulatedPhone, order: readonly [PairArm, PairArm], areGatesOn = true): RunPair {
  const launches: RunLaunch[] = [];
  const waitedFor = new Set<GateReason>();
  let waitedS = 0;
  for (const arm of order) {
    const partnerBatteryC = launches[0]?.telemetry.before.batteryC ?? null;
    const wait = areGatesOn ? coolDown(phone, partnerBatteryC) : { waitedS: 0, missing: [], seen: [] };
    waitedS += wait.waitedS;
    for (const reason of wait.seen) waitedFor.add(reason);
    if (wait.missing.length > 0) {
      // a first launch without its partner does not count, but what its telemetry says is kept
      const reasons = new Set([...launches.flatMap(({ telemetry }) => gatesAfter(telemetry)), ...wait.missing]);
      return { launches: [], reasons: [...reasons], waitedFor: [...waitedFor], waitedS };
    }
    launches.push({ arm, ...phone.launch() });
  }
  const [first, second] = launches.map(({ telemetry }) => telemetry) as [
    RunLaunch['telemetry'],
    RunLaunch['telemetry'],
  ];
  const reasons = areGatesOn
    ? [...new Set([...gatesAfter(first), ...gatesAfter(second), ...gatesOfPair(first, second)])]
    : [];
  return { launches, reasons, waitedFor: [...waitedFor], waitedS };
}

/** Waits until the gates pass, at most ten minutes; `missing` is what still did not pass then. */
function coolDown(phone: SimulatedPhone, partnerBatteryC: number | null) {
  const { pollS, leastS, mostS } = LAUNCH_GATES.coolDown;
  phone.wait(leastS);
  const seen = new Set<GateReason>();
  for (let waitedS: number = leastS; ; waitedS += pollS) {
    const missing = gatesBefore(phone.read(), { usualProbeMs: phone.usualProbeMs, partnerBatteryC });
    for (const reason of missing) seen.add(reason);
    if (missing.length === 0 || waitedS >= mostS) return { waitedS, missing, seen: [...seen] };
    phone.wait(pollS);
  }
}
