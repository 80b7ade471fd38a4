import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';

export interface HeldAttempt {
  readonly id: string;
  readonly run_id: string;
  readonly device_id: string;
  readonly fence: number;
  readonly claim_id: string | null;
  readonly body_sha256: string | null;
  readonly ended_at: Date | null;
}
export interface Holder {
  readonly tenantId: string;
  readonly runnerId: string;
  readonly attemptId: string;
  readonly fence: number;
}

/** Locks the run of an attempt and returns the attempt; `resource.not-found` when it is not this runner's. */
export async function lockAttempt(tx: Tx, { tenantId, runnerId, attemptId }: Holder): Promise<HeldAttempt> {
  const { rows } = await tx.query<Omit<HeldAttempt, 'fence'> & { fence: string }>(
    `SELECT a.id, a.run_id, a.device_id, a.fence, a.claim_id, a.body_sha256, a.ended_at FROM attempt a JOIN run r ON r.id = a.run_id
     WHERE a.id = $1 AND a.tenant_id = $2 AND a.runner_id = $3 FOR UPDATE OF r, a`,
    [attemptId, tenantId, runnerId],
  );
  if (!rows[0]) throw new AppError('resource.not-found', `this runner has no attempt ${attemptId}`);
  return { ...rows[0], fence: Number(rows[0].fence) };
}

/** Refuses with `lease.lost` unless the attempt is open and the fence is its own. */
export function requireLease(attempt: HeldAttempt, fence: number): void {
  if (attempt.ended_at !== null || attempt.fence !== fence) {
    throw new AppError(
      'lease.lost',
      `attempt ${attempt.id} is not held under fence ${fence} any more; stop the harness and drop it`,
    );
  }
}

/** A result that came too late changes nothing, but is kept as evidence; written outside the refused transaction. */
export async function keepLateResult(tx: Tx, holder: Holder, runId: string, details: unknown): Promise<void> {
  await writeRunEvent(tx, {
    tenantId: holder.tenantId,
    runId,
    attemptId: holder.attemptId,
    event: 'attempt.late-result',
    details,
  });
}
