import { designOf, judgeComparison } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import type { ComparisonRow } from './comparison-store.pg.ts';
import { readRaw } from './read-raw.pg.ts';

/** Judges a comparison by the pairs that have ended; it ends when every metric is decided or nothing more will come. Its exact bytes are kept. */
export async function judgeNow(tx: Tx, comparison: ComparisonRow, isOver: boolean): Promise<void> {
  const pairs = await readRaw(tx, comparison);
  const verdicts = judgeComparison(designOf(comparison.body), pairs, isOver);
  const hasEnded = verdicts.every(({ isFinal }) => isFinal);
  await tx.query(
    `UPDATE comparison SET verdict_text = $2, judged_pairs = $4, state = $3, ended_at = CASE WHEN $3 = 'ended' THEN clock_timestamp() END WHERE id = $1`,
    [comparison.id, JSON.stringify(verdicts), hasEnded ? 'ended' : 'measuring', pairs.length],
  );
}
