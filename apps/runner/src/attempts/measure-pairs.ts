import type { ClosePairBody, NextPair, Offer, PairsOffer } from '@framefarm/contracts';
import { type GateReason, gatesAfter } from '@framefarm/domain';
import { RunFault } from '../errors.ts';
import type { Phone } from '../phone.ts';
import { retry } from '../retry.ts';
import type { AttemptDeps, Ending } from './attempt.ts';
import type { Progress } from './keep-lease.ts';
import { measureGated } from './measure-gated.ts';

interface Input {
  readonly offer: Offer;
  readonly pairs: PairsOffer;
  readonly progress: { now: Progress };
  readonly signal: AbortSignal;
}

/** Measures pair after pair until the API says that this phone is done. Each pair is closed with what the gates saw, before anything is judged. */
export async function measurePairs(deps: AttemptDeps, phone: Phone, input: Input): Promise<Ending> {
  const { offer, progress, signal } = input;
  for (let launchesDone = 0; ; launchesDone = progress.now.launchesDone) {
    const { pair, why } = await retry(() => deps.api.nextPair(offer.attemptId, offer.fence), signal);
    if (pair === null) {
      progress.now = { lifeCycle: 'uploading', launchesDone };
      const unfit = why === 'unfit' ? ['too many pairs in a row did not count: the phone is unfit for now'] : [];
      return { outcome: 'succeeded', fault: null, reasons: unfit, tainted: unfit.length > 0 };
    }
    const closing = await measurePair(deps, phone, input, pair);
    deps.log('pair.measured', { attempt: offer.attemptId, pair: pair.number, missing: closing.missing });
    await retry(() => deps.api.closePair(offer.attemptId, pair.number, { fence: offer.fence, ...closing }), signal);
  }
}

type Closing = Omit<ClosePairBody, 'fence'>;

/** One launch of each arm behind the gates. A first launch that does not count spares the second one. */
async function measurePair(
  deps: AttemptDeps,
  phone: Phone,
  { offer, pairs, progress, signal }: Input,
  { order, firstLaunch }: NonNullable<NextPair['pair']>,
): Promise<Closing> {
  const launches: ClosePairBody['launches'] = [];
  const waitedFor = new Set<GateReason>();
  let waitedMs = 0;
  const done = (missing: readonly GateReason[]): Closing => ({
    launches,
    missing: [...missing],
    waitedFor: [...waitedFor],
    waitedMs,
  });
  for (const [place, arm] of order.entries()) {
    const { plan, harnessBuild } = pairs.arms[arm];
    const launchesDone = firstLaunch + place;
    await phone.useBuild(harnessBuild, deps.fetch, signal);
    const {
      missing,
      seen,
      waitedMs: here,
      launched,
    } = await measureGated(deps, phone, {
      offer,
      plan: { ...plan, launch: launchesDone, saveFrames: 'none' },
      partnerBatteryC: launches[0]?.telemetry.before.batteryC ?? null,
      progress,
      signal,
    });
    for (const reason of seen) waitedFor.add(reason);
    waitedMs += here;
    if (launched === null) return done(missing);
    const { flaws, error, telemetry } = launched;
    if (flaws.length > 0) throw new RunFault('subject', `arm ${arm}: ${flaws.join('; ')}`);
    if (error !== null) throw new RunFault('subject', `arm ${arm}, launch ${launchesDone}: ${error}`);
    launches.push({ arm, launch: launchesDone, telemetry });
    if (gatesAfter(telemetry, offer.gates.limits).length > 0) return done([]);
  }
  return done([]);
}
