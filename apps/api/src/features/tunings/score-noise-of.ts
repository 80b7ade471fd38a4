import { ConsistencyError, parseLadderReport, precisionNoise } from '@framefarm/consistency';
import type { TuneBody, Tuning } from '@framefarm/contracts';
import type { Precision } from '@framefarm/domain';
import { assumedNoiseSd } from '@framefarm/policy';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { requireConsistencyReport } from '../consistency/consistency-store.pg.ts';

export type ScoreNoiseFacts = NonNullable<NonNullable<Tuning['result']>['scoreNoise']>;

interface Wanted {
  readonly channel: TuneBody['channel'];
  readonly modelSha256: string;
  readonly precision: Precision;
  /** Standard deviation of scores within a clip. */
  readonly spread: number;
  /** Of a kept report of the ladder; null takes what is assumed of the precision. */
  readonly reportId: string | null;
}

/**
 * What the precision of the picks adds to the scores of the traces. Throws AppError `resource.not-found` for an unknown report,
 * `policy.evidence` for one of another model or without scores at the precision, `policy.sandbox-only` for one of a phone in software.
 */
export async function scoreNoiseOf(
  tx: Tx,
  tenantId: string,
  { channel, modelSha256, precision, spread, reportId }: Wanted,
): Promise<ScoreNoiseFacts> {
  if (reportId === null) return { precision, sd: assumedNoiseSd(precision, spread), measured: null };
  const { report, channel: reportChannel } = await requireConsistencyReport(tx, tenantId, reportId);
  if (reportChannel === 'sandbox' && channel !== 'sandbox')
    throw new AppError(
      'policy.sandbox-only',
      `a phone in software took part in report ${reportId}; such evidence is good for channel sandbox only`,
    );
  try {
    const { sd, sameOrder, frames, reference, other } = precisionNoise(
      parseLadderReport(report, reportId),
      modelSha256,
      precision,
    );
    return { precision, sd, measured: { reportId, reference, other, sameOrder, frames } };
  } catch (error) {
    if (error instanceof ConsistencyError)
      throw new AppError('policy.evidence', `report ${reportId}: ${error.message}`);
    throw error;
  }
}

export function noiseInWords({ precision, sd, measured }: ScoreNoiseFacts): string {
  const amount = `${precision} adds noise of SD ${Number(sd.toPrecision(3))} to a score`;
  if (measured !== null) {
    const { reportId, reference, other, sameOrder, frames } = measured;
    return `${amount}: measured on ${frames} frames, ${reference} to ${other}, ${(100 * sameOrder).toFixed(1)} % of pairs in the same order (ladder ${reportId})`;
  }
  return precision === 'fp32'
    ? 'fp32 is what scores are held against: no noise'
    : `${amount}: assumed, not measured; keep a report ("framefarm consistency run --keep") and give its id as noise report`;
}
