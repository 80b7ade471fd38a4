import type { ComparisonRaw, ReportRecord } from '@framefarm/contracts';
import type { PairArm } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import type { ComparisonRow, PairRow } from './comparison-store.pg.ts';
import { rawLaunch } from './raw-launch.ts';

interface Row {
  readonly pair: number;
  readonly attempt_id: string;
  readonly launch: number;
  readonly arm: PairArm;
  readonly records: readonly ReportRecord[] | null;
}

/** Every pair that ended, in the order in which they ended, with the measured picks of both launches. */
export async function readRaw(tx: Tx, comparison: Pick<ComparisonRow, 'id' | 'body'>): Promise<ComparisonRaw['pairs']> {
  const { rows: pairs } = await tx.query<
    Pick<PairRow, 'number' | 'device_id' | 'attempt_id' | 'os' | 'reasons'> & { state: 'valid' | 'invalid' }
  >(
    `SELECT number, device_id, attempt_id, os, state, reasons FROM launch_pair
     WHERE comparison_id = $1 AND ended_place IS NOT NULL ORDER BY ended_place`,
    [comparison.id],
  );
  const { rows } = await tx.query<Row>(
    `SELECT l.pair, l.attempt_id, l.launch, l.arm, (SELECT jsonb_agg(r.record ORDER BY r.seq) FROM report_record r
       WHERE r.attempt_id = l.attempt_id AND r.launch = l.launch AND r.record->>'type' IN ('launch', 'engine', 'frame', 'choice', 'memory')) AS records
     FROM launch l WHERE l.comparison_id = $1 ORDER BY l.attempt_id, l.launch`,
    [comparison.id],
  );
  return pairs.map(({ number, device_id, attempt_id, os, state, reasons }) => ({
    number,
    device: device_id,
    attemptId: attempt_id,
    state,
    reasons: [...reasons],
    launches: rows
      .filter((row) => row.pair === number)
      .map(({ arm, launch, records }) => {
        const raw = rawLaunch(comparison.body, { arm, attemptId: attempt_id, launch, os }, records ?? []);
        return { ...raw, clips: [...raw.clips], picks: [...raw.picks] };
      }),
  }));
}
