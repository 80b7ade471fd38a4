import type { AdbClient } from '../adb/adb-client.ts';
import type { SeenPhone } from '../devices/watch-phones.ts';
import { digestsOf } from '../host/create-host-phone.ts';
import type { Phone } from '../phone.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import type { PhoneSession } from '../sessions/open-session.ts';
import { SessionError } from '../sessions/session-error.ts';
import { faultOf } from './fault-of.ts';
import { HARNESS } from './harness-app.ts';
import { installHarness } from './install-harness.ts';
import { launchHarness } from './launch-harness.ts';
import type { PhoneLimits } from './phone-limits.ts';
import { placeArtifacts } from './place-artifacts.ts';
import { fixPerformance, preflight } from './preflight.ts';

interface Options {
  readonly seen: SeenPhone;
  readonly adb: AdbClient;
  readonly sessions: Sessions;
  readonly limits: PhoneLimits;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

/** Sessions that one attempt may lose and open again. */
const REOPENINGS = 2;
const RELEASE_MS = 10_000;

/** A phone behind adb, from one plug to the next. */
export function createAndroidPhone({ seen, adb, sessions, limits, log }: Options): Phone {
  const device = adb.device(seen.address);
  const sdk = seen.facts.sdk ?? 0;
  let session: PhoneSession | null = null;
  let reopened = 0;

  async function withSession<T>(signal: AbortSignal, work: (session: PhoneSession) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        session ??= await sessions.open(device, signal);
        return await work(session);
      } catch (error) {
        if (!(error instanceof SessionError) || !error.reopen || reopened >= REOPENINGS || signal.aborted) throw error;
        reopened += 1;
        log('session.reopened', { serial: seen.facts.serial, why: error.message });
        const old = session;
        session = null;
        await old?.end();
      }
    }
  }
  async function guarded<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await work(AbortSignal.any([signal, seen.lost]));
    } catch (error) {
      signal.throwIfAborted();
      throw await faultOf(error, seen.lost);
    }
  }

  return {
    facts: seen.facts,
    scrub: (offer, fetch, outer) =>
      guarded(outer, async (signal) => {
        reopened = 0;
        await device.run(['am', 'force-stop', HARNESS.package], { signal });
        const installed = await installHarness(device, offer.harnessBuild, fetch, signal);
        const pushed = await placeArtifacts(device, digestsOf(offer), fetch, signal);
        log('device.scrubbed', { serial: seen.facts.serial, run: offer.runId, installed, pushed });
        const taints = await preflight(device, { sdk, coolDownMs: limits.coolDownMs, log }, signal);
        await withSession(signal, () => Promise.resolve());
        return taints;
      }),
    launch: (plan, outer) =>
      guarded(outer, (signal) => launchHarness({ device, sdk, limits, withSession }, plan, signal)),
    async release() {
      const old = session;
      session = null;
      const signal = AbortSignal.any([seen.lost, AbortSignal.timeout(RELEASE_MS)]);
      try {
        // first, so that nothing goes on measuring for a run that has ended
        if (!signal.aborted) await device.run(['am', 'force-stop', HARNESS.package], { signal });
        if (!signal.aborted && sdk >= 30) await fixPerformance(device, false, signal);
      } catch (error) {
        log('device.release-failed', {
          serial: seen.facts.serial,
          why: error instanceof Error ? error.message : String(error),
        });
      }
      await old?.end();
    },
  };
}
