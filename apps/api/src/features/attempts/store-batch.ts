import type { ReportBatchAnswer, ReportBatchBody } from '@framefarm/contracts';
import type { Static } from 'typebox';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { type Holder, lockAttempt, requireLease } from './held-attempt.pg.ts';

/** Stores records exactly once: a known batch id is answered as a duplicate, and (launch, seq) is unique per attempt. */
export async function storeBatch(
  tx: Tx,
  holder: Holder,
  { batchId, fence, records }: Static<typeof ReportBatchBody>,
): Promise<Static<typeof ReportBatchAnswer>> {
  const attempt = await lockAttempt(tx, holder);
  requireLease(attempt, fence);
  const stranger = records.find((record) => record.attempt !== attempt.id || record.run !== attempt.run_id);
  if (stranger)
    throw new AppError(
      'request.invalid',
      `record ${stranger.seq} of launch ${stranger.launch} belongs to attempt ${stranger.attempt}, not to ${attempt.id}`,
    );
  const fresh = await tx.query(
    'INSERT INTO report_batch (id, attempt_id, tenant_id, records) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [batchId, attempt.id, holder.tenantId, records.length],
  );
  if (fresh.rowCount === 0) return { accepted: 0, duplicate: true };
  const stored = await tx.query(
    `INSERT INTO report_record (attempt_id, tenant_id, launch, seq, record)
     SELECT $1, $2, (r->>'launch')::int, (r->>'seq')::int, r FROM jsonb_array_elements($3::jsonb) AS r ON CONFLICT DO NOTHING`,
    [attempt.id, holder.tenantId, JSON.stringify(records)],
  );
  return { accepted: stored.rowCount ?? 0, duplicate: false };
}
