import type { Body } from '../words.ts';
import { LAUNCH_GATES, type LaunchGateLimits } from './launch-gates.ts';

/**
 * A machine that plays a phone does other work too, and a phone in software has this machine's load and no battery to spare: what that does to
 * times is known beforehand, so their ordinary runs do not wait for it. Comparisons keep the limits of the house on every body.
 */
const NOT_A_PHONE: Partial<LaunchGateLimits> = {
  maxOtherCpuShare: 1,
  maxProbeRatio: 1000,
  minUptimeS: 0,
  batteryPercent: { from: 0, to: 100 },
  minBatteryPercentDuring: 0,
  coolDown: { pollS: 1, leastS: 0, mostS: LAUNCH_GATES.coolDown.mostS },
};

/** The launch gates of an ordinary run on such a body; `changes` are what the benchmark states itself. */
export function limitsFor(body: Body, changes: Partial<LaunchGateLimits> = {}): LaunchGateLimits {
  return { ...LAUNCH_GATES, ...(body === 'real' ? {} : NOT_A_PHONE), ...changes };
}
