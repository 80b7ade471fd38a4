import { randomBytes } from 'node:crypto';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { payloadOf as manifestOf } from '../policies/change-manifest.ts';
import { readManifest, readPolicyRows } from '../policies/policy-store.pg.ts';
import { payloadOf } from './gather-evidence.ts';
import { replayBoth } from './replay-both.ts';
import { appendHistory } from './rollout-history.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly policyId: string;
  readonly now: Date;
}
const UNIQUE_VIOLATION = '23505';

/** Opens a rollout of a policy against the one that its tier has now, and replays both. Returns its id. */
export async function startRollout(tx: Tx, deps: Pick<Deps, 'newId' | 'artifacts'>, input: Input): Promise<string> {
  const { tenantId, actor, policyId, now } = input;
  const [policy] = await readPolicyRows(tx, tenantId, policyId);
  if (!policy) throw new AppError('resource.not-found', `there is no policy ${policyId}; GET /v1/policies lists them`);
  const { app, channel, platform, tier } = policy;
  const manifest = await readManifest(tx, app, channel, platform);
  const entry = manifest === null ? undefined : manifestOf(manifest.envelope).tiers[tier];
  const incumbent = (await readPolicyRows(tx, tenantId)).find(({ sha256 }) => sha256 === entry?.sha256);
  if (incumbent === undefined)
    throw new AppError(
      'rollout.refused',
      `tier ${tier} of ${app}, ${channel}, ${platform} has no policy yet, so there is nothing to compare with; publish the first one`,
    );
  if (incumbent.id === policyId)
    throw new AppError('rollout.refused', `policy ${policyId} is served to everybody already`);
  const id = deps.newId('rol');
  const replayed = await replayBoth(tx, deps, tenantId, payloadOf(policy), payloadOf(incumbent));
  await tx
    .query(
      `INSERT INTO rollout (id, tenant_id, app, channel, platform, tier, policy_id, incumbent_id, salt, started_by, replayed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        tenantId,
        app,
        channel,
        platform,
        tier,
        policyId,
        incumbent.id,
        randomBytes(12).toString('base64url'),
        actor,
        replayed,
      ],
    )
    .catch((error: Error & { code?: string }) => {
      if (error.code !== UNIQUE_VIOLATION) throw error;
      throw new AppError('rollout.refused', `tier ${tier} has another rollout under way; end that one first`);
    });
  const evidence = { policyId, incumbentId: incumbent.id, sha256: policy.sha256, replayed };
  const fact = { tenantId, actor, rolloutId: id, from: null, to: 'draft', evidence, manifestVersion: null };
  await appendHistory(tx, { ...fact, action: 'rollout.start' }, now);
  return id;
}
