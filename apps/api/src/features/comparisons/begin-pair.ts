import type { NextPair } from '@framefarm/contracts';
import { designOf, drawArmOrder, nextPair } from '@framefarm/domain';
import { mostPairs } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { type HeldAttempt, type Holder, lockAttempt, requireLease } from '../attempts/held-attempt.pg.ts';
import {
  type ComparisonRow,
  type PairRow,
  lockComparison,
  readComparisonRows,
  readPairs,
} from './comparison-store.pg.ts';
import { readOs } from './read-os.pg.ts';

/**
 * The pair that this phone measures now. Asked again while one is open, it is the same one, so that a lost answer costs nothing. None when the
 * plan is decided or full, when the phone has done its share, or when it is unfit.
 */
export async function beginPair(tx: Tx, holder: Holder): Promise<NextPair> {
  const attempt = await lockAttempt(tx, holder);
  requireLease(attempt, holder.fence);
  const comparison = await comparisonOf(tx, holder.tenantId, attempt);
  const pairs = await readPairs(tx, comparison.id);
  const own = pairs.filter((pair) => pair.attempt_id === attempt.id);
  const open = own.find((pair) => pair.state === 'open');
  if (open !== undefined) return { pair: toNext(open), why: 'run' };

  const of = (state: PairRow['state'], some: readonly PairRow[]) => some.filter((pair) => pair.state === state).length;
  const { rows } = await tx.query<{ number: number; ordinal: number; phones: string }>(
    `SELECT a.number, r.ordinal, (SELECT count(*) FROM run o WHERE o.benchmark_id = r.benchmark_id AND o.life_cycle <> 'ended') AS phones
     FROM attempt a JOIN run r ON r.id = a.run_id WHERE a.id = $1`,
    [attempt.id],
  );
  const session = rows[0] as { number: number; ordinal: number; phones: string };
  const why = nextPair(mostPairs(designOf(comparison.body).plan), comparison.state === 'ended', {
    valid: of('valid', pairs),
    open: of('open', pairs),
    validHere: of(
      'valid',
      pairs.filter((pair) => pair.device_id === attempt.device_id),
    ),
    invalidInARow: own.length - 1 - own.findLastIndex((pair) => pair.state !== 'invalid'),
    phones: Number(session.phones),
  });
  if (why !== 'run') return { pair: null, why };
  const order = drawArmOrder(
    comparison.body.plan.order ?? 'abba',
    comparison.seed,
    session.ordinal * 100 + session.number,
    own.length,
  );
  const begun = {
    number: pairs.length,
    arm_order: order.join('') as PairRow['arm_order'],
    first_launch: 2 * own.length,
  };
  await tx.query(
    `INSERT INTO launch_pair (comparison_id, number, tenant_id, run_id, attempt_id, device_id, os, arm_order, first_launch)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      comparison.id,
      begun.number,
      holder.tenantId,
      attempt.run_id,
      attempt.id,
      attempt.device_id,
      await readOs(tx, attempt.device_id),
      begun.arm_order,
      begun.first_launch,
    ],
  );
  return { pair: toNext(begun), why };
}

/** The comparison that an attempt measures for, locked; `request.invalid` when it measures for none. */
export async function comparisonOf(tx: Tx, tenantId: string, attempt: HeldAttempt): Promise<ComparisonRow> {
  const { rows } = await tx.query<{ id: string }>(
    'SELECT c.id FROM comparison c JOIN run r ON r.benchmark_id = c.benchmark_id WHERE r.id = $1',
    [attempt.run_id],
  );
  if (rows[0] === undefined)
    throw new AppError('request.invalid', `run ${attempt.run_id} belongs to no comparison: it has no pairs`);
  await lockComparison(tx, rows[0].id);
  return (await readComparisonRows(tx, tenantId, { id: rows[0].id }))[0] as ComparisonRow;
}

function toNext({ number, arm_order, first_launch }: Pick<PairRow, 'number' | 'arm_order' | 'first_launch'>) {
  return { number, order: [...arm_order] as ('A' | 'B')[], firstLaunch: first_launch };
}
