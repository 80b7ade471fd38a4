import type { Offer } from '@framefarm/contracts';
import type { AdbClient } from '../adb/adb-client.ts';
import { AdbError, type AdbErrorCode } from '../adb/adb-error.ts';
import type { SeenPhone } from '../devices/watch-phones.ts';
import { digestsOf } from '../host/create-host-phone.ts';
import type { Phone } from '../phone.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import { faultOf } from './fault-of.ts';
import { HARNESS } from './harness-app.ts';
import { holdSession } from './hold-session.ts';
import { installHarness } from './install-harness.ts';
import { launchHarness } from './launch-harness.ts';
import type { PhoneLimits } from './phone-limits.ts';
import { placeArtifacts } from './place-artifacts.ts';
import { fixPerformance, preflight } from './preflight.ts';
import { readPhoneState } from './read-phone-state.ts';
import { together } from './together.ts';

interface Options {
  readonly seen: SeenPhone;
  readonly adb: AdbClient;
  readonly sessions: Sessions;
  readonly limits: PhoneLimits;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

const RELEASE_MS = 10_000;
/** After these a phone has to show that it answers before it takes another run. */
const UNANSWERED: readonly AdbErrorCode[] = ['adb.timeout', 'adb.offline', 'adb.protocol'];

/** A phone behind adb, from one plug to the next. */
export function createAndroidPhone({ seen, adb, sessions, limits, log }: Options): Phone {
  const device = adb.device(seen.address);
  const sdk = seen.facts.sdk ?? 0;
  const held = holdSession({
    device,
    sessions,
    lost: seen.lost,
    log: (event, details) => log(event, { serial: seen.facts.serial, ...details }),
  });
  /** Whether the last launch went well to its end. */
  let isSound = false;
  let isFixedPerformance = false;
  let ready = '';
  let isDoubtful = false;

  async function guarded<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await work(AbortSignal.any([signal, seen.lost]));
    } catch (error) {
      signal.throwIfAborted();
      isDoubtful ||= error instanceof AdbError && UNANSWERED.includes(error.code);
      throw await faultOf(error, seen.lost);
    }
  }

  const read = (offer: Offer, signal: AbortSignal) =>
    readPhoneState(device, { sdk, probeFile: offer.plan.model.sha256, isFixedPerformance }, signal);

  return {
    facts: seen.facts,
    scrub: (offer, fetch, onWait, outer) =>
      guarded(outer, async (signal) => {
        isSound = false;
        await device.run(['am', 'force-stop', HARNESS.package], { signal });
        const prepare = async (until: AbortSignal) => {
          const installed = await installHarness(device, offer.harnessBuild, fetch, until);
          const pushed = await placeArtifacts(device, digestsOf(offer), fetch, until);
          log('device.scrubbed', { serial: seen.facts.serial, run: offer.runId, installed, pushed });
          return preflight(device, { sdk, coolDownMs: limits.coolDownMs, log, onWait }, until);
        };
        [isFixedPerformance] = await together(signal, prepare, (until) => held.begin(until));
        ready = offer.harnessBuild.sha256;
      }),
    useBuild: (build, fetch, outer) =>
      guarded(outer, async (signal) => {
        if (build.sha256 === ready) return;
        await device.run(['am', 'force-stop', HARNESS.package], { signal });
        await installHarness(device, build, fetch, signal);
        ready = build.sha256;
      }),
    read: (offer, outer) => guarded(outer, (signal) => read(offer, signal)),
    launch: (offer, plan, outer) =>
      guarded(outer, async (signal) => {
        isSound = false;
        const deps = {
          device,
          sdk,
          limits,
          read: (until: AbortSignal) => read(offer, until),
          withSession: held.use,
        };
        const result = await launchHarness(deps, plan, signal);
        isSound = true;
        return result;
      }),
    async release() {
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
      await held.rest(isSound);
      if (isDoubtful) seen.doubt();
      isDoubtful = false;
    },
  };
}
