import { FIELD_STEPS, judgeRollback, pauseReasons } from '@framefarm/domain';
import type { Pool } from 'pg';
import { transaction, type Tx } from '../../db/transaction.ts';
import type { KeyRing } from '../policies/key-ring.ts';
import { moveRollout } from './move-rollout.ts';
import { readRollout } from './rollout-store.pg.ts';
import { readCounts, readUnitFacts } from './telemetry-counts.pg.ts';

/** Who acts when no person does. */
const GUARDRAILS_ACTOR = 'guardrails';

interface Watch {
  readonly keys: KeyRing;
  readonly now: Date;
}

/**
 * One look at every rollout in the field: what came in since the last one is closed as a look, the guardrails are read, and the rollout is
 * rolled back or paused where they say so, with what they read as evidence. Each rollout has its own transaction. Returns how many were moved.
 */
export async function watchRollouts(pool: Pool, watch: Watch): Promise<number> {
  const { rows } = await pool.query<{ id: string; tenant_id: string }>(
    'SELECT id, tenant_id FROM rollout WHERE state = ANY($1) ORDER BY id',
    [FIELD_STEPS],
  );
  let moved = 0;
  for (const { id, tenant_id } of rows)
    moved += (await transaction(pool, (tx) => look(tx, tenant_id, id, watch))) ? 1 : 0;
  return moved;
}

async function look(tx: Tx, tenantId: string, rolloutId: string, { keys, now }: Watch): Promise<boolean> {
  const rollout = await readRollout(tx, tenantId, rolloutId, { lock: true });
  // another instance may have moved it since it was listed
  if (!FIELD_STEPS.some((step) => step === rollout.state)) return false;
  const closed = await tx.query('UPDATE telemetry SET look = $2 WHERE rollout_id = $1 AND look IS NULL', [
    rolloutId,
    rollout.looks + 1,
  ]);
  const looks = rollout.looks + (closed.rowCount === 0 ? 0 : 1);
  if (looks > rollout.looks) await tx.query('UPDATE rollout SET looks = $2 WHERE id = $1', [rolloutId, looks]);
  const judged = judgeRollback(await readCounts(tx, rolloutId, looks), rollout.channel !== 'sandbox');
  const act = { tenantId, actor: GUARDRAILS_ACTOR, rolloutId, keys, now };
  if (judged.reasons.length > 0) {
    const { readings, reasons } = judged;
    await moveRollout(tx, { ...act, action: 'rollback', reason: reasons.join('; '), details: { readings, looks } });
    return true;
  }
  const facts = await readUnitFacts(tx, rolloutId, rollout.since, now);
  const pauses = pauseReasons(facts);
  if (pauses.length === 0) return false;
  const { networkTilts: _, ...told } = facts;
  await moveRollout(tx, { ...act, action: 'pause', reason: pauses.join('; '), details: told });
  return true;
}
