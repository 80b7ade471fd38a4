import { randomUUID } from 'node:crypto';
import type { HarnessPlan, Offer } from '@framefarm/contracts';
import { RunFault } from '../errors.ts';
import type { LaunchResult, Phone } from '../phone.ts';
import { retry } from '../retry.ts';
import { parseReport } from '../spool/parse-report.ts';
import type { AttemptDeps } from './attempt.ts';

const RECORDS_PER_BATCH = 2000;
type Records = ReturnType<typeof parseReport>['records'];

export interface MeasuredLaunch extends Pick<LaunchResult, 'during' | 'after'> {
  /** What is wrong with the report. */
  readonly flaws: readonly string[];
  /** The error that the harness reported; null when there is none. */
  readonly error: string | null;
}

/** One launch, its report spooled and uploaded. */
export async function measureLaunch(
  deps: AttemptDeps,
  phone: Phone,
  offer: Offer,
  plan: HarnessPlan,
  signal: AbortSignal,
): Promise<MeasuredLaunch> {
  const { report, during, after } = await phone.launch(offer, plan, signal);
  const { records, flaws } = parseReport(report, plan.launch);
  await upload(deps, offer, records, signal);
  refuseSpoiltStorage(records);
  const error = records.find((record) => record.type === 'error');
  return { during, after, flaws, error: error === undefined ? null : `${error.code}: ${error.message}` };
}

/** Every artifact was compared by digest when it was placed: a harness that reads other bytes has a broken phone under it. */
function refuseSpoiltStorage(records: Records): void {
  const error = records.find((record) => record.type === 'error');
  if (error?.code === 'model.digest-mismatch' || error?.code === 'clip.digest-mismatch')
    throw new RunFault('device', `launch ${error.launch}: the storage gave other bytes than were placed on it`, true);
}

export async function upload(
  { api, spool }: AttemptDeps,
  offer: Offer,
  records: Records,
  signal: AbortSignal,
): Promise<void> {
  for (let start = 0; start < records.length; start += RECORDS_PER_BATCH) {
    const batch = {
      batchId: randomUUID(),
      fence: offer.fence,
      records: records.slice(start, start + RECORDS_PER_BATCH),
    };
    const file = await spool.put({ attemptId: offer.attemptId, ...batch });
    await retry(() => api.sendBatch(offer.attemptId, { ...batch, records: [...batch.records] }), signal);
    await spool.remove(file);
  }
}
