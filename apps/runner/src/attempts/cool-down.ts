import type { Offer } from '@framefarm/contracts';
import {
  type GateReason,
  type LaunchGateLimits,
  type PhoneReading,
  type WaitReason,
  gatesBefore,
} from '@framefarm/domain';
import type { Phone } from '../phone.ts';
import { sleep } from '../retry.ts';

interface Options {
  readonly limits: LaunchGateLimits;
  readonly usualProbeMs: number | null;
  /** Where the other launch of the pair started; null for the first. */
  readonly partnerBatteryC: number | null;
  /** This runner lets no phone wait longer, whatever the limits say. */
  readonly mostCoolDownMs: number;
  /** Told at each look what the phone waits for, and since when. */
  readonly onWait: (missing: readonly WaitReason[], sinceMs: number) => void;
}

export interface CooledDown {
  readonly reading: PhoneReading;
  /** What still did not pass when the time was over; empty when the launch may start. */
  readonly missing: readonly GateReason[];
  readonly seen: readonly GateReason[];
  readonly waitedMs: number;
}

/** Waits until the gates before a launch pass: at least and at most as long as the limits say. */
export async function coolDown(phone: Phone, offer: Offer, options: Options, signal: AbortSignal): Promise<CooledDown> {
  const { limits, usualProbeMs, partnerBatteryC, mostCoolDownMs, onWait } = options;
  const { leastS, mostS, pollS } = limits.coolDown;
  const mostMs = Math.min(mostS * 1000, mostCoolDownMs);
  const began = performance.now();
  const waitedMs = () => performance.now() - began;
  const seen = new Set<GateReason>();
  if (leastS > 0) onWait(['rest'], 0);
  await sleep(Math.min(leastS * 1000, mostMs), signal);
  for (;;) {
    const reading = await phone.read(offer, signal);
    const missing = gatesBefore(reading, { usualProbeMs, partnerBatteryC }, limits);
    for (const reason of missing) seen.add(reason);
    onWait(missing, waitedMs());
    if (missing.length === 0 || waitedMs() >= mostMs)
      return { reading, missing, seen: [...seen], waitedMs: Math.round(waitedMs()) };
    await sleep(Math.min(pollS * 1000, mostMs - waitedMs()), signal);
  }
}
