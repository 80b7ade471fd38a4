import type { FixedPolicy, PolicyPayload } from '@framefarm/contracts';
import { replayFixed } from '@framefarm/policy';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { launchesOf, readEvidence, tracesOf } from '../policies/read-evidence.ts';
import { replayPlanned } from './replay-planned.ts';
import { type Replayed, summariseReplay } from './replayed.ts';

/** The candidate and the policy that it would replace, replayed over the candidate's clips and costs, pick for pick. Null when its evidence cannot be replayed. */
export function replayBoth(
  tx: Tx,
  deps: Pick<Deps, 'artifacts'>,
  tenantId: string,
  ours: PolicyPayload,
  theirs: PolicyPayload,
): Promise<Replayed | null> {
  return ours.mode === 'fixed' && theirs.mode === 'fixed'
    ? replayBothFixed(tx, tenantId, ours, theirs)
    : replayPlanned(tx, deps, tenantId, ours, theirs);
}

async function replayBothFixed(tx: Tx, tenantId: string, ours: FixedPolicy, theirs: FixedPolicy): Promise<Replayed> {
  const traces = tracesOf(await readEvidence(tx, tenantId, ours.provenance.traceRuns));
  const costs = launchesOf(await readEvidence(tx, tenantId, ours.provenance.costRuns)).flat();
  const picks = traces.flatMap((trace) =>
    costs.map((cost) => {
      const { latencyMs, frames, regret } = replayFixed(trace, cost, ours.frames, ours.deadlineMs);
      const theirRegret = replayFixed(trace, cost, theirs.frames, theirs.deadlineMs).regret;
      return { clip: trace.clip, latencyMs, frames, regret, theirRegret };
    }),
  );
  return summariseReplay(picks, ours.budgetMs);
}
