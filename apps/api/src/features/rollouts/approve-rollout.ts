import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { appendHistory } from './rollout-history.pg.ts';
import { readRollout } from './rollout-store.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly rolloutId: string;
  readonly now: Date;
}

/** A second person says yes, by a token that is not the one that started it. */
export async function approveRollout(tx: Tx, { tenantId, actor, rolloutId, now }: Input): Promise<void> {
  const rollout = await readRollout(tx, tenantId, rolloutId, { lock: true });
  if (rollout.started_by === actor)
    throw new AppError('rollout.refused', 'this token started the rollout; another one has to approve it');
  await tx.query('UPDATE rollout SET approved_by = $2 WHERE id = $1', [rolloutId, actor]);
  const { state } = rollout;
  const fact = { tenantId, actor, rolloutId, from: state, to: state, evidence: {}, manifestVersion: null };
  await appendHistory(tx, { ...fact, action: 'rollout.approve' }, now);
}
