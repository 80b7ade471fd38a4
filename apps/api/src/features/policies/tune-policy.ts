import type { PolicyPayload, TunePolicyBody } from '@framefarm/contracts';
import { tuneFixed } from '@framefarm/policy';
import type { Static } from 'typebox';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { reserveApp, storePolicy } from './policy-store.pg.ts';
import { type EvidenceRun, launchesOf, readEvidence, tracesOf } from './read-evidence.ts';
import { modelOf, refuseForeign } from './refuse-foreign.ts';

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
  const { backend, threads, precision } = first.run.configuration;
  const payload = {
    schema: 1,
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
  } as const;
  return storePolicy(tx, newId, tenantId, {
    payload,
    reasons: tuned.reasons,
    evidenceRuns: [...input.costRunIds, ...input.traceRunIds],
    candidates: tuned.candidates,
  });
}

export function bodiesOf(costs: readonly EvidenceRun[]): PolicyPayload['provenance']['bodies'] {
  return [...new Set(costs.flatMap(({ run }) => run.body ?? []))];
}
