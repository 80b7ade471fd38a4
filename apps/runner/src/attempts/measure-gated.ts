import type { HarnessPlan, Offer } from '@framefarm/contracts';
import type { LaunchTelemetry, WaitReason } from '@framefarm/domain';
import type { Phone } from '../phone.ts';
import type { AttemptDeps } from './attempt.ts';
import { type CooledDown, coolDown } from './cool-down.ts';
import type { Progress } from './keep-lease.ts';
import { type MeasuredLaunch, measureLaunch } from './measure-launch.ts';

interface Input {
  readonly offer: Offer;
  readonly plan: HarnessPlan;
  /** Where the other launch of the pair started; null for the first, and outside pairs. */
  readonly partnerBatteryC: number | null;
  readonly progress: { now: Progress };
  readonly signal: AbortSignal;
}

export interface Gated extends Pick<CooledDown, 'missing' | 'seen' | 'waitedMs'> {
  /** Null when the phone still lacked something when the cool-down was over: then the launch never began. */
  readonly launched: (Pick<MeasuredLaunch, 'flaws' | 'error'> & { readonly telemetry: LaunchTelemetry }) | null;
}

/** One launch of any run: it waits for the gates, telling what for and since when, measures, and reads the phone before and after. */
export async function measureGated(deps: AttemptDeps, phone: Phone, input: Input): Promise<Gated> {
  const { offer, plan, partnerBatteryC, progress, signal } = input;
  const launchesDone = plan.launch;
  const onWait = (reasons: readonly WaitReason[], sinceMs: number) => {
    const waiting = reasons.length === 0 ? {} : { waiting: { for: [...reasons], sinceMs } };
    progress.now = { lifeCycle: 'running', launchesDone, ...waiting };
  };
  const { limits, usualProbeMs } = offer.gates;
  const { mostCoolDownMs } = deps;
  const { reading, ...wait } = await coolDown(
    phone,
    offer,
    { limits, usualProbeMs, partnerBatteryC, mostCoolDownMs, onWait },
    signal,
  );
  if (wait.missing.length > 0) return { ...wait, launched: null };
  progress.now = { lifeCycle: 'running', launchesDone, launchBegan: performance.now() };
  const { during, after, flaws, error } = await measureLaunch(deps, phone, offer, plan, signal);
  progress.now = { lifeCycle: 'running', launchesDone: launchesDone + 1 };
  // a broken launch is the finding; what the phone says of itself adds nothing to it
  return { ...wait, launched: { flaws, error, telemetry: { before: reading, after: after ?? reading, ...during } } };
}
