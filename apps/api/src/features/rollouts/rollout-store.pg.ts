import type { RolloutView } from '@framefarm/contracts';
import type { RolloutState } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import type { Replayed } from './replayed.ts';

export interface RolloutRow {
  id: string;
  tenant_id: string;
  app: string;
  channel: RolloutView['channel'];
  platform: RolloutView['platform'];
  tier: RolloutView['tier'];
  policy_id: string;
  incumbent_id: string;
  salt: string;
  state: RolloutState;
  paused_in: RolloutState | null;
  started_by: string;
  approved_by: string | null;
  since: Date;
  replayed: Replayed | null;
  looks: number;
  created_at: Date;
}
const COLUMNS = `id, tenant_id, app, channel, platform, tier, policy_id, incumbent_id, salt, state, paused_in, started_by, approved_by, since,
  replayed, looks, created_at`;

export async function readRollouts(tx: Tx, tenantId: string): Promise<RolloutRow[]> {
  const { rows } = await tx.query<RolloutRow>(
    `SELECT ${COLUMNS} FROM rollout WHERE tenant_id = $1 ORDER BY created_at DESC LIMIT 500`,
    [tenantId],
  );
  return rows;
}

/** `lock`: nobody else moves it until the end of the transaction. @throws AppError `resource.not-found` */
export async function readRollout(tx: Tx, tenantId: string, id: string, { lock = false } = {}): Promise<RolloutRow> {
  const { rows } = await tx.query<RolloutRow>(
    `SELECT ${COLUMNS} FROM rollout WHERE tenant_id = $1 AND id = $2 ${lock ? 'FOR UPDATE' : ''}`,
    [tenantId, id],
  );
  if (rows[0] === undefined)
    throw new AppError('resource.not-found', `there is no rollout ${id}; GET /v1/rollouts lists them`);
  return rows[0];
}

export function toRollout(row: RolloutRow): RolloutView {
  return {
    id: row.id,
    policyId: row.policy_id,
    incumbentId: row.incumbent_id,
    app: row.app,
    channel: row.channel,
    platform: row.platform,
    tier: row.tier,
    state: row.state,
    pausedIn: row.paused_in,
    since: row.since.toISOString(),
    startedBy: row.started_by,
    approvedBy: row.approved_by,
    salt: row.salt,
    looks: row.looks,
    createdAt: row.created_at.toISOString(),
  };
}
