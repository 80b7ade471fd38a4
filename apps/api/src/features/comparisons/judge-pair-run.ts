import type { Tx } from '../../db/transaction.ts';
import type { Judgement } from '../runs/judge-report.ts';

/** What a run that measured pairs is worth: its pairs were judged one by one, and one that counts makes the run count. */
export async function judgePairRun(tx: Tx, runId: string, claimed: Judgement): Promise<Judgement> {
  if (claimed.outcome !== 'succeeded') return { ...claimed, validity: 'invalid' };
  if (claimed.validity === 'tainted') return claimed;
  const { rows } = await tx.query<{ valid: string }>(
    `SELECT count(*) AS valid FROM launch_pair WHERE run_id = $1 AND state = 'valid'`,
    [runId],
  );
  if (Number(rows[0]?.valid) > 0) return claimed;
  return { ...claimed, validity: 'invalid', reasons: [...claimed.reasons, 'none of its pairs counts'] };
}
