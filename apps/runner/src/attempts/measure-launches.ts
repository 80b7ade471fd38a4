import type { GatedLaunch, Offer } from '@framefarm/contracts';
import type { Phone } from '../phone.ts';
import type { AttemptDeps, Ending } from './attempt.ts';
import type { Progress } from './keep-lease.ts';
import { measureGated } from './measure-gated.ts';

interface Input {
  readonly offer: Offer;
  readonly progress: { now: Progress };
  readonly signal: AbortSignal;
}

/**
 * The launches of an ordinary run, one after the other, each behind its gates. Ends with the first one that never began or whose report is broken.
 * What the gates saw goes along; whether a launch counts is for the API to say.
 */
export async function measureLaunches(deps: AttemptDeps, phone: Phone, input: Input): Promise<Ending> {
  const { offer, progress, signal } = input;
  const launches: GatedLaunch[] = [];
  const ending = (more: Partial<Ending> = {}): Ending => {
    progress.now = { lifeCycle: 'uploading', launchesDone: progress.now.launchesDone };
    return { outcome: 'succeeded', fault: null, reasons: [], tainted: false, launches, ...more };
  };
  for (let launch = 0; launch < offer.launches; launch += 1) {
    const saveFrames = launch === offer.launches - 1 ? offer.plan.saveFrames : ('none' as const);
    const plan = { ...offer.plan, launch, saveFrames };
    const { missing, seen, waitedMs, launched } = await measureGated(deps, phone, {
      offer,
      plan,
      partnerBatteryC: null,
      progress,
      signal,
    });
    const wait = { launch, missing: [...missing], waitedFor: [...seen], waitedMs };
    launches.push({ ...wait, telemetry: launched?.telemetry ?? null });
    if (launched === null) return ending();
    const { flaws, error } = launched;
    if (flaws.length > 0) return ending({ outcome: 'failed', fault: 'subject', reasons: [...flaws] });
    if (error !== null) return ending();
  }
  return ending();
}
