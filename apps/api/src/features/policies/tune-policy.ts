import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import type { Body } from '@framefarm/domain';
import type { PolicyPayload, TunePolicyBody } from '@framefarm/contracts';
import { tuneFixed } from '@framefarm/policy';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { readEvidence } from './read-evidence.ts';

type Input = Static<typeof TunePolicyBody> & { readonly tenantId: string };

/** Tunes from stored runs and keeps the exact bytes that a later publication signs; returns the policy's id. Signs nothing. */
export async function tunePolicy(tx: Tx, { newId }: Pick<Deps, 'newId'>, { tenantId, ...body }: Input): Promise<string> {
  const evidence = await readEvidence(tx, tenantId, body);
  requireSandbox(body.channel, evidence.allBodies);
  const tuned = tuneFixed(evidence.traces, evidence.launches, body.budgetMs);
  if (tuned === null) {
    throw new AppError('policy.evidence', `not even one frame fits the budget of ${body.budgetMs} ms on these costs; raise the budget or make the model cheaper`);
  }
  const version = await nextVersion(tx, { tenantId, ...body });
  const { backend, threads, precision, modelSha256, bodies, costRuns, traceRuns } = evidence;
  const content: PolicyPayload = {
    schema: 1, policyVersion: version, app: body.app, channel: body.channel, platform: body.platform, tier: body.tier, modelSha256,
    mode: 'fixed', frames: tuned.frames, deadlineMs: tuned.deadlineMs, budgetMs: body.budgetMs, backend, threads, precision,
    provisional: tuned.provisional,
    provenance: {
      bodies: [...bodies], costRuns: [...costRuns], traceRuns: [...traceRuns], launches: evidence.launches.length, boundMs: tuned.boundMs,
    },
  };
  const payload = Buffer.from(JSON.stringify(content));
  const sha256 = createHash('sha256').update(payload).digest('hex');
  const id = newId('pol');
  await tx.query(
    `INSERT INTO policy (id, tenant_id, app, channel, platform, tier, version, payload, sha256, provisional, reasons, evidence_runs, candidates)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [id, tenantId, body.app, body.channel, body.platform, body.tier, version, payload, sha256, tuned.provisional, tuned.reasons,
      [...new Set([...costRuns, ...traceRuns])], JSON.stringify(tuned.candidates)]);
  return id;
}

/** Given out one at a time, until the transaction ends. */
async function nextVersion(tx: Tx, { tenantId, app, channel, platform, tier }: Pick<Input, 'tenantId' | 'app' | 'channel' | 'platform' | 'tier'>): Promise<number> {
  const line = [tenantId, app, channel, platform, tier];
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [JSON.stringify(line)]);
  const { rows } = await tx.query<{ next: number }>(
    `SELECT coalesce(max(version), 0) + 1 AS next FROM policy
     WHERE tenant_id = $1 AND app = $2 AND channel = $3 AND platform = $4 AND tier = $5`, line);
  return rows[0]?.next ?? 1;
}

/** What was measured on a phone in software, or under emulation, may steer the sandbox only. */
function requireSandbox(channel: 'stable' | 'sandbox', bodies: readonly Body[]): void {
  const soft = bodies.filter((body) => body === 'virtual' || body === 'emulated');
  if (channel === 'sandbox' || soft.length === 0) return;
  throw new AppError('policy.sandbox-only',
    `the evidence holds ${soft.join(' and ')} runs: such a policy can go to channel sandbox only, not ${channel}; use runs of real phones or of the host, or choose sandbox`);
}
