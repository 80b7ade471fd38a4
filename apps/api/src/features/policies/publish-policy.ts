import { POLICY_PAYLOAD_TYPE } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { issueManifest, manifestOf } from './issue-manifest.ts';
import type { KeyRing } from './key-ring.ts';
import { lastManifest, type Line, lockLine, payloadOf, readPolicyRows, setPublished, writeAudit } from './policy-store.pg.ts';
import { requireSandbox } from './require-sandbox.ts';
import { signEnvelope } from './sign-envelope.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly id: string;
  readonly now: Date;
}

/** Makes a policy the live one of its tier. Already live: nothing changes. An older one: a way back, under a higher manifest version. */
export async function publishPolicy(tx: Tx, keys: KeyRing, { tenantId, actor, id, now }: Input): Promise<void> {
  const [found] = await readPolicyRows(tx, tenantId, id);
  if (!found) throw new AppError('resource.not-found', `there is no policy ${id}; GET /v1/policies lists them`);
  const line: Line = { tenantId, app: found.app, channel: found.channel, platform: found.platform };
  await lockLine(tx, line);
  requireSandbox(found.channel, payloadOf(found).bodies);
  const last = await lastManifest(tx, line);
  if (last !== null && last.tenant_id !== tenantId) {
    throw new AppError('policy.evidence', `the app name ${found.app} is in use by another tenant of this server; tune the policy for a name of your own`);
  }
  const before = last === null ? null : manifestOf(last);
  if (before?.tiers[found.tier]?.stable.sha256 === found.sha256) return;
  // Read again under the lock: two publishers at once must not sign two envelopes for one policy.
  const [row = found] = await readPolicyRows(tx, tenantId, id);
  if (row.envelope === null) await setPublished(tx, id, signEnvelope(POLICY_PAYLOAD_TYPE, row.payload, keys), now);
  const entry = { stable: { policyVersion: row.version, sha256: row.sha256, len: row.payload.length } };
  const manifest = await issueManifest(tx, keys, line, last, {
    minHarness: before?.minHarness ?? 1, tiers: { ...before?.tiers, [row.tier]: entry }, kill: before?.kill ?? 'none',
  }, now);
  await writeAudit(tx, tenantId, actor, 'policy.publish', { policyId: id, sha256: row.sha256, manifestVersion: manifest.version });
}
