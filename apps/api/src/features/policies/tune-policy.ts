import { createHash } from 'node:crypto';
import type { PolicyPayload, TunePolicyBody } from '@framefarm/contracts';
import { tuneFixed } from '@framefarm/policy';
import type { Static } from 'typebox';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { reserveApp } from './policy-store.pg.ts';
import { type EvidenceRun, launchesOf, readEvidence, tracesOf } from './read-evidence.ts';

type Input = Static<typeof TunePolicyBody> & { readonly tenantId: string };

/** Tunes from valid runs and stores the exact payload bytes; publishing signs them. Returns the policy's id. */
export async function tunePolicy(tx: Tx, { newId }: Pick<Deps, 'newId'>, input: Input): Promise<string> {
  const { tenantId, app, channel, platform, tier, budgetMs } = input;
  if (!(await reserveApp(tx, tenantId, app)))
    throw new AppError('policy.app-taken', `the app name ${app} belongs to another tenant; choose another name`);
  const costs = await readEvidence(tx, tenantId, input.costRunIds);
  const traces = await readEvidence(tx, tenantId, input.traceRunIds);
  refuseForeign(costs, traces, input);
  const launches = launchesOf(costs);
  const tuned = tuneFixed(tracesOf(traces), launches, budgetMs);
  if (tuned === null)
    throw new AppError(
      'policy.evidence',
      `not even one frame fits ${budgetMs} ms on tier ${tier}; raise the budget or use a lighter configuration`,
    );
  const first = costs[0] as EvidenceRun;
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [
    [tenantId, app, channel, platform, tier].join(' '),
  ]);
  const { rows } = await tx.query<{ version: number }>(
    `SELECT coalesce(max(version), 0) + 1 AS version FROM policy WHERE tenant_id = $1 AND app = $2 AND channel = $3 AND platform = $4 AND tier = $5`,
    [tenantId, app, channel, platform, tier],
  );
  const { version } = rows[0] as { version: number };
  const { backend, threads, precision } = first.run.configuration;
  const payload: PolicyPayload = {
    schema: 1,
    policyVersion: version,
    app,
    channel,
    platform,
    tier,
    modelSha256: modelOf(first),
    mode: 'fixed',
    frames: tuned.frames,
    deadlineMs: tuned.deadlineMs,
    budgetMs,
    backend,
    threads,
    precision,
    provisional: tuned.provisional,
    provenance: {
      bodies: bodiesOf(costs),
      costRuns: input.costRunIds,
      traceRuns: input.traceRunIds,
      launches: launches.length,
      boundMs: tuned.boundMs,
    },
  };
  const bytes = Buffer.from(JSON.stringify(payload));
  const id = newId('pol');
  await tx.query(
    `INSERT INTO policy (id, tenant_id, app, channel, platform, tier, version, payload, sha256, provisional, reasons, evidence_runs, candidates)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      tenantId,
      app,
      channel,
      platform,
      tier,
      version,
      bytes,
      createHash('sha256').update(bytes).digest('hex'),
      tuned.provisional,
      tuned.reasons,
      [...new Set([...input.costRunIds, ...input.traceRunIds])],
      JSON.stringify(tuned.candidates),
    ],
  );
  return id;
}

function refuseForeign(
  costs: readonly EvidenceRun[],
  traces: readonly EvidenceRun[],
  { channel, tier, platform }: Input,
): void {
  const foreign = costs.find(({ run }) => run.tier !== tier || run.platform !== platform);
  if (foreign) {
    throw new AppError(
      'policy.evidence',
      `run ${foreign.run.id} ran on ${foreign.run.platform} of tier ${foreign.run.tier}; it says nothing about ${platform} of tier ${tier}`,
    );
  }
  const artificial = [...costs, ...traces].find(({ run }) => run.body === 'virtual' || run.body === 'emulated');
  if (artificial && channel !== 'sandbox') {
    throw new AppError(
      'policy.sandbox-only',
      `run ${artificial.run.id} is ${artificial.run.body}; such evidence is good for channel sandbox only`,
    );
  }
  const configurations = new Set(
    costs.map(({ run }) => {
      const { engine, backend, precision, threads } = run.configuration;
      return [engine, backend, precision, threads].join(' ');
    }),
  );
  if (configurations.size > 1)
    throw new AppError(
      'policy.evidence',
      'the cost runs have different configurations; a policy names one backend, precision and thread count',
    );
  if (new Set([...costs, ...traces].map(modelOf)).size > 1) {
    throw new AppError(
      'policy.evidence',
      'the runs used different model files; scores and costs must come from the same one',
    );
  }
}

function bodiesOf(costs: readonly EvidenceRun[]): PolicyPayload['provenance']['bodies'] {
  return [...new Set(costs.flatMap(({ run }) => run.body ?? []))];
}

function modelOf({ records }: EvidenceRun): string {
  return records.find((record) => record.type === 'launch')?.modelSha256 ?? '';
}
