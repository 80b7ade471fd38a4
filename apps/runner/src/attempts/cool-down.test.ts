import type { Offer } from '@framefarm/contracts';
import { LAUNCH_GATES, type PhoneReading, type WaitReason } from '@framefarm/domain';
import { aTelemetry } from '@framefarm/testkit';
import { expect, it } from 'vitest';
import type { Phone } from '../phone.ts';
import { coolDown } from './cool-down.ts';

const { before: COOL } = aTelemetry();

/** What a phone tells while it waits, one reading after the other. */
async function waiting(
  readings: readonly PhoneReading[],
  coolDownS: typeof LAUNCH_GATES.coolDown,
  mostCoolDownMs = 60_000,
) {
  let reads = 0;
  const phone = { read: () => Promise.resolve(readings[Math.min(reads++, readings.length - 1)]) } as unknown as Phone;
  const told: { readonly for: readonly WaitReason[]; readonly sinceMs: number }[] = [];
  const got = await coolDown(
    phone,
    {} as Offer,
    {
      limits: { ...LAUNCH_GATES, coolDown: coolDownS },
      usualProbeMs: 200,
      partnerBatteryC: 30,
      mostCoolDownMs,
      onWait: (missing, sinceMs) => told.push({ for: missing, sinceMs }),
    },
    new AbortController().signal,
  );
  return { ...got, told, reads };
}

it('a phone rests first, then waits for what it lacks, and says at each look what for and since when', async () => {
  const hot = { ...COOL, batteryC: 40 };
  const { told, missing, seen } = await waiting([hot, { ...COOL, probeMs: 300 }, COOL], {
    pollS: 0.02,
    leastS: 0.02,
    mostS: 60,
  });
  expect(told.map((one) => one.for)).toEqual([
    ['rest'],
    ['battery-temperature', 'battery-temperature-differs'],
    ['probe-slow'],
    [],
  ]);
  expect(told.every(({ sinceMs }, i) => i === 0 || sinceMs > (told[i - 1]?.sinceMs ?? 0))).toBe(true);
  expect(missing).toEqual([]);
  expect(seen).toEqual(['battery-temperature', 'battery-temperature-differs', 'probe-slow']);
});

it('a phone that never gets there is given up after the longest cool-down, or the shorter one of its runner', async () => {
  const dark = { ...COOL, isScreenOn: false };
  expect((await waiting([dark], { pollS: 0.01, leastS: 0, mostS: 0.03 })).missing).toEqual(['screen-off']);
  // the limits alone would make it wait for ten minutes
  expect((await waiting([dark], { pollS: 15, leastS: 30, mostS: 600 }, 30)).missing).toEqual(['screen-off']);
});
