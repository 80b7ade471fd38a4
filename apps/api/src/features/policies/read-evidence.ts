import type { Static } from 'typebox';
import type { Body } from '@framefarm/domain';
import type { PolicyPayload, ReportRecord, Run, TunePolicyBody } from '@framefarm/contracts';
import type { DenseTrace, LaunchCosts } from '@framefarm/policy';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { readRunRecords, readRunRows, toRun } from '../runs/run-store.pg.ts';
import { costsOf, tracesOf } from './trace-and-costs.ts';

type Request = Pick<Static<typeof TunePolicyBody>, 'tier' | 'platform' | 'traceRunIds' | 'costRunIds'>;

export interface Evidence extends Pick<PolicyPayload, 'modelSha256' | 'backend' | 'threads' | 'precision'> {
  readonly traces: readonly DenseTrace[];
  readonly launches: readonly LaunchCosts[];
  readonly costRuns: readonly string[];
  readonly traceRuns: readonly string[];
  /** Of the phones that the costs come from, and of all phones. */
  readonly bodies: readonly Body[];
  readonly allBodies: readonly Body[];
}

interface Proof {
  readonly run: Run;
  readonly records: readonly ReportRecord[];
}

/** What the named runs say, or `policy.evidence` with the run that cannot be used and why. */
export async function readEvidence(tx: Tx, tenantId: string, request: Request): Promise<Evidence> {
  const costProofs: Proof[] = [];
  for (const id of new Set(request.costRunIds)) costProofs.push(await readProof(tx, tenantId, id));
  const traceProofs: Proof[] = [];
  for (const id of new Set(request.traceRunIds)) traceProofs.push(await readProof(tx, tenantId, id));

  for (const { run } of costProofs) {
    if (run.tier === request.tier && run.platform === request.platform) continue;
    refuse(`cost run ${run.id} ran on ${run.platform} of tier ${run.tier}: it says nothing about ${request.platform} of tier ${request.tier}; use runs of that tier and platform`);
  }
  const identity = sameIdentity(costProofs);
  const traces = new Map<string, DenseTrace>();
  for (const { run, records } of traceProofs) {
    if (run.configuration.framePlan.kind !== 'dense') refuse(`trace run ${run.id} has no dense frame plan, so it is no trace; submit a run with frame plan dense`);
    const model = modelOf(records);
    if (model !== identity.modelSha256) {
      refuse(`trace run ${run.id} scored model ${model.slice(0, 12)}, the costs are of model ${identity.modelSha256.slice(0, 12)}; use one model file for both`);
    }
    const found = tracesOf(records);
    if (found === null) refuse(`trace run ${run.id} has frames without scores (timing ${run.timing}); trace on a device whose engine scores, the host for one`);
    for (const trace of found) if (!traces.has(trace.clip)) traces.set(trace.clip, trace);
  }
  for (const { run, records } of costProofs) {
    const missing = records.find((record) => record.type === 'choice' && !traces.has(record.clip));
    if (missing?.type === 'choice') refuse(`no dense trace for clip ${missing.clip} of cost run ${run.id}; run the model over it with frame plan dense first`);
  }
  return {
    ...identity, traces: [...traces.values()], launches: costProofs.flatMap(({ records }) => costsOf(records)),
    costRuns: costProofs.map(({ run }) => run.id), traceRuns: traceProofs.map(({ run }) => run.id), bodies: bodiesOf(costProofs), allBodies: bodiesOf([...costProofs, ...traceProofs]),
  };
}

async function readProof(tx: Tx, tenantId: string, runId: string): Promise<Proof> {
  const [row] = await readRunRows(tx, tenantId, { runId });
  if (!row) return refuse(`there is no run ${runId}; GET /v1/runs lists them`);
  const run = toRun(row, null);
  if (run.lifeCycle !== 'ended') return refuse(`run ${runId} has not ended (${run.lifeCycle}); wait for it`);
  if (run.outcome !== 'succeeded' || run.validity !== 'valid') {
    return refuse(`run ${runId} is ${run.outcome} and ${run.validity}, not valid${run.reasons.length > 0 ? ` (${run.reasons.join('; ')})` : ''}; use a valid run`);
  }
  return { run, records: await readRunRecords(tx, tenantId, runId) };
}

/** One policy is about one model file in one configuration: costs of different ones must not be mixed. */
function sameIdentity(proofs: readonly Proof[]): Pick<Evidence, 'modelSha256' | 'backend' | 'threads' | 'precision'> {
  const [first, ...others] = proofs.map(({ run, records }) => ({
    run: run.id, modelSha256: modelOf(records), backend: usedBackend(run), threads: run.threads ?? run.configuration.threads,
    precision: run.configuration.precision,
  }));
  if (first === undefined) return refuse('no cost run is named; name at least one');
  const { run: _, ...identity } = first;
  for (const { run, ...other } of others) {
    if (JSON.stringify(other) === JSON.stringify(identity)) continue;
    refuse(`cost runs ${first.run} and ${run} differ in model, backend, threads or precision; tune from runs of one configuration`);
  }
  return identity;
}

function modelOf(records: readonly ReportRecord[]): string {
  const launch = records.find((record) => record.type === 'launch');
  return launch?.type === 'launch' ? launch.modelSha256 : '';
}

/** A modelled run names no real backend: it stands for the one that was asked for. */
function usedBackend(run: Run): PolicyPayload['backend'] {
  return run.backend === null || run.backend === 'modelled' ? run.configuration.backend : (run.backend as PolicyPayload['backend']);
}

function bodiesOf(proofs: readonly Proof[]): Body[] {
  return [...new Set(proofs.flatMap(({ run }) => run.body ?? []))].toSorted();
}

function refuse(message: string): never {
  throw new AppError('policy.evidence', message);
}
