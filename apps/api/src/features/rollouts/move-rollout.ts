import type { ManifestEntry } from '@framefarm/contracts';
import {
  type RolloutAction,
  type RolloutEvidence,
  type RolloutState,
  decideRollout,
  rolloutLimits,
  servedPolicies,
} from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { type ManifestContent, changeManifest } from '../policies/change-manifest.ts';
import type { KeyRing } from '../policies/key-ring.ts';
import { readPolicyRows } from '../policies/policy-store.pg.ts';
import { signPolicy } from '../policies/sign-policy.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { appendHistory } from './rollout-history.pg.ts';
import { type RolloutRow, readRollout } from './rollout-store.pg.ts';

interface Input {
  readonly tenantId: string;
  /** A token, or `guardrails` for what the API does by itself. */
  readonly actor: string;
  readonly rolloutId: string;
  readonly action: RolloutAction;
  /** The state that the caller has seen. An advance needs it; a rollback never does: it is good from wherever the rollout is. */
  readonly from?: RolloutState;
  /** Why, for all but an advance. */
  readonly reason?: string;
  readonly details?: unknown;
  readonly keys: KeyRing;
  readonly now: Date;
}
const NO_EVIDENCE: RolloutEvidence = { replay: null, certificate: null, approval: null, shadow: null, field: null };

/**
 * Moves a rollout, writes the manifest that phones fetch and the entry in the history, in one transaction that holds the rollout's row.
 * @throws AppError `rollout.changed` when it is not in state `from` any more, `rollout.refused` with all that is missing
 */
export async function moveRollout(tx: Tx, input: Input): Promise<RolloutState> {
  const { tenantId, actor, rolloutId, action, from, reason, details, keys, now } = input;
  const rollout = await readRollout(tx, tenantId, rolloutId, { lock: true });
  if (from !== undefined && from !== rollout.state)
    throw new AppError(
      'rollout.changed',
      `rollout ${rolloutId} is ${rollout.state} by now, not ${from}; look at it and decide anew`,
    );
  const evidence = action === 'advance' ? await gatherEvidence(tx, rollout, now) : NO_EVIDENCE;
  const position = { state: rollout.state, pausedIn: rollout.paused_in };
  const decision = decideRollout(position, action, evidence, rolloutLimits(rollout.channel));
  if (decision.kind === 'refuse') throw new AppError('rollout.refused', decision.unmet.join('; '), decision.unmet);
  const { to, pausedIn } = decision;
  await tx.query('UPDATE rollout SET state = $2, paused_in = $3, since = $4 WHERE id = $1', [
    rolloutId,
    to,
    pausedIn,
    now,
  ]);
  const moved: RolloutRow = { ...rollout, state: to, paused_in: pausedIn, since: now };
  const manifestVersion = await serve(tx, moved, rollout, keys, now);
  const told = action === 'advance' ? evidence : { reason, details };
  await appendHistory(
    tx,
    {
      tenantId,
      actor,
      action: `rollout.${action}`,
      rolloutId,
      from: rollout.state,
      to,
      evidence: told,
      manifestVersion,
    },
    now,
  );
  if (to === 'full') await supersede(tx, moved, actor, now);
  return to;
}

const REACHES_PHONES: readonly RolloutState[] = ['shadow', 'canary', 'ramp-5', 'ramp-25', 'ramp-50', 'full', 'paused'];

/** A new manifest when what phones get may have changed; null when it has not. */
async function serve(tx: Tx, moved: RolloutRow, before: RolloutRow, keys: KeyRing, now: Date): Promise<number | null> {
  if (!REACHES_PHONES.includes(moved.state) && !REACHES_PHONES.includes(before.state)) return null;
  const { tenant_id: tenantId, tier } = moved;
  const candidate = await signPolicy(tx, { tenantId, policyId: moved.policy_id, keys, now });
  const [incumbent] = await readPolicyRows(tx, tenantId, moved.incumbent_id);
  if (incumbent === undefined) throw new AppError('resource.not-found', `there is no policy ${moved.incumbent_id}`);
  const old = { policyVersion: incumbent.version, sha256: incumbent.sha256, length: incumbent.payload.length };
  const stable = moved.state === 'full' ? candidate.reference : old;
  const entry = servedPolicies({ [tier]: moved.incumbent_id }, [
    { tier, policyId: moved.policy_id, state: moved.state, pausedIn: moved.paused_in, salt: moved.salt },
  ])[tier]?.candidate;
  const change = (content: ManifestContent): ManifestContent => {
    const there: ManifestEntry = content.tiers[tier] ?? old;
    // somebody has published another policy for everybody meanwhile: a rollback must not bring an older one back
    const isElsewhere = there.sha256 !== old.sha256 && there.sha256 !== candidate.reference.sha256;
    const { rollout: _, ...present } = there;
    const base = isElsewhere ? present : stable;
    if (entry === null || entry === undefined) return { ...content, tiers: { ...content.tiers, [tier]: base } };
    const rollout = {
      candidate: candidate.reference,
      salt: entry.salt,
      state: entry.use === 'shadow' ? ('shadow' as const) : ('live' as const),
      candidateFrom: entry.candidate.from,
      candidateTo: entry.candidate.to,
      controlFrom: entry.control.from,
      controlTo: entry.control.to,
    };
    return { ...content, tiers: { ...content.tiers, [tier]: { ...base, rollout } } };
  };
  return (await changeManifest(tx, { tenantId, place: moved, keys, now }, change)).manifestVersion;
}

/** Only one policy of a tier is out in full. */
async function supersede(tx: Tx, full: RolloutRow, actor: string, now: Date): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE rollout SET state = 'superseded', since = $6 WHERE tenant_id = $1 AND app = $2 AND channel = $3 AND platform = $4 AND tier = $5
       AND state = 'full' AND id <> $7 RETURNING id`,
    [full.tenant_id, full.app, full.channel, full.platform, full.tier, now, full.id],
  );
  for (const { id } of rows) {
    const fact = {
      tenantId: full.tenant_id,
      actor,
      rolloutId: id,
      from: 'full',
      to: 'superseded',
      manifestVersion: null,
    };
    await appendHistory(tx, { ...fact, action: 'rollout.supersede', evidence: { by: full.id } }, now);
  }
}
