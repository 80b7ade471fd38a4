import { randomUUID } from 'node:crypto';
import type { Offer } from '@framefarm/contracts';
import type { WaitReason } from '@framefarm/domain';
import { LeaseLost, RunFault } from '../errors.ts';
import type { Phone } from '../phone.ts';
import { retry } from '../retry.ts';
import { parseReport } from '../spool/parse-report.ts';
import type { AttemptDeps, Ending } from './attempt.ts';
import { Cancelled, type Progress, keepLease } from './keep-lease.ts';
import { upload } from './measure-launch.ts';
import { measureLaunches } from './measure-launches.ts';
import { measurePairs } from './measure-pairs.ts';

/** One attempt from accept to complete. Never throws for what the run itself did; a lost lease is dropped in silence but for the log. */
export async function runAttempt(deps: AttemptDeps, phone: Phone, offer: Offer, stopping: AbortSignal): Promise<void> {
  const { api, log } = deps;
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, stopping]);
  const finished = new AbortController();
  const progress: { now: Progress } = { now: { lifeCycle: 'scrubbing', launchesDone: 0 } };
  const about = { run: offer.runId, attempt: offer.attemptId, device: offer.serial, fence: offer.fence };
  try {
    await retry(() => api.accept(offer.attemptId, { claimId: randomUUID(), fence: offer.fence }), signal);
    log('attempt.accepted', about);
    const lease = keepLease(
      api,
      offer,
      () => progress.now,
      (why) => stop.abort(why),
      finished.signal,
    );
    const ending = await measure(deps, phone, offer, progress, signal);
    await phone.release();
    // else a run that lost its phone would be offered to the same phone again
    await deps.devicesTold();
    if (!(stop.signal.reason instanceof LeaseLost)) {
      await retry(() => api.complete(offer.attemptId, { fence: offer.fence, ...ending }), AbortSignal.timeout(60_000));
    }
    const { launches: _, ...words } = ending;
    log('attempt.ended', { ...about, ...words });
    finished.abort();
    await lease;
  } catch (error) {
    log('attempt.dropped', { ...about, why: error instanceof Error ? error.message : String(error) });
    await phone.release();
  } finally {
    finished.abort();
  }
}

async function measure(
  deps: AttemptDeps,
  phone: Phone,
  offer: Offer,
  progress: { now: Progress },
  signal: AbortSignal,
): Promise<Ending> {
  try {
    const onWait = (reasons: readonly WaitReason[], sinceMs: number) => {
      progress.now = { lifeCycle: 'scrubbing', launchesDone: 0, waiting: { for: [...reasons], sinceMs } };
    };
    await phone.scrub(offer, deps.fetch, onWait, signal);
    progress.now = { lifeCycle: 'running', launchesDone: 0 };
    return offer.pairs === undefined
      ? await measureLaunches(deps, phone, { offer, progress, signal })
      : await measurePairs(deps, phone, { offer, pairs: offer.pairs, progress, signal });
  } catch (error) {
    if (error instanceof RunFault && error.evidence !== null && !signal.aborted)
      await keepEvidence(deps, offer, error.evidence, progress.now.launchesDone, signal);
    return endingOf(error, signal);
  }
}

/** What a broken launch had reported is stored with the run; the run's own ending counts more than storing it. */
async function keepEvidence(
  deps: AttemptDeps,
  offer: Offer,
  evidence: string,
  launch: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    await upload(deps, offer, parseReport(evidence, launch).records, signal);
  } catch (error) {
    deps.log('evidence.lost', {
      attempt: offer.attemptId,
      why: error instanceof Error ? error.message : String(error),
    });
  }
}

function endingOf(error: unknown, signal: AbortSignal): Ending {
  const cause = signal.aborted ? signal.reason : error;
  if (cause instanceof LeaseLost) throw cause;
  if (cause instanceof Cancelled)
    return { outcome: 'cancelled', fault: null, reasons: [cause.message], tainted: false };
  if (signal.aborted)
    return { outcome: 'cancelled', fault: 'host', reasons: ['the runner was stopped'], tainted: false };
  if (error instanceof RunFault)
    return {
      outcome: 'failed',
      fault: error.fault,
      reasons: [error.message.slice(0, 2000)],
      tainted: false,
      retryable: error.retryable,
    };
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { outcome: 'failed', fault: 'host', reasons: [`the runner failed: ${what}`.slice(0, 2000)], tainted: false };
}
