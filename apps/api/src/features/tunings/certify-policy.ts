import { isDeepStrictEqual } from 'node:util';
import { type PlannedPolicy, PolicyPayload, plannerPolicyOf } from '@framefarm/contracts';
import { type CertificateRun, PolicyInputError, certifyOverBudget, p95BoundMs } from '@framefarm/policy';
import { quantile } from '@framefarm/stats';
import { Compile } from 'typebox/compile';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { readPolicyRows, storePolicy } from '../policies/policy-store.pg.ts';
import { type EvidenceRun, readEvidence } from '../policies/read-evidence.ts';
import { modelOf, refuseForeign } from '../policies/refuse-foreign.ts';
import { readTuningOf } from './tuning-store.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly policyId: string;
  readonly runIds: readonly string[];
}

/** On the logarithm of the ratio (sampling-policy research, 3.3). */
const REPLAY_ALARM = 0.15;

const payloadSchema = Compile(PolicyPayload);

/**
 * The same policy as its next version, with the evidence of these runs about its budget inside; final when they certify it, still
 * provisional when they do not. The unit is the launch: its value is the slowest of its measured picks, and one blind pick makes it blind.
 * Returns the new policy's id.
 * Throws AppError `policy.evidence` for runs of another policy, tier or model.
 */
export async function certifyPolicy(tx: Tx, { newId }: Pick<Deps, 'newId'>, input: Input): Promise<string> {
  const { tenantId, policyId, runIds } = input;
  const [row] = await readPolicyRows(tx, tenantId, policyId);
  if (!row) throw new AppError('resource.not-found', `there is no policy ${policyId}; GET /v1/policies lists them`);
  const policy = plannedPolicy(policyId, JSON.parse(row.payload.toString('utf8')));
  const evidence = await readEvidence(tx, tenantId, runIds);
  refuseForeign(evidence, [], policy);
  for (const one of evidence) refuseOtherPolicy(one, policy);
  const launches = evidence.flatMap(launchesOf);
  const { certifiedAfter: _, ...certificate } = certificateOf(launches, policy.budgetMs);
  const { budgetMs, runs, over, blind, blindShareBound, eValue, certified, deviceModels } = certificate;
  const share = `${over} of ${runs} launches over ${budgetMs} ms or blind (${blind} blind, at most ${(100 * blindShareBound).toFixed(1)} % of launches), e-value ${eValue.toPrecision(3)}`;
  const verdict = certified
    ? `certified on ${deviceModels.join(', ')}: ${share}`
    : `not certified: ${share}; 20 is needed, make more runs or raise the budget`;
  const { policyVersion: __, ...payload } = policy;
  return storePolicy(tx, newId, tenantId, {
    payload: {
      ...payload,
      provisional: !certified,
      provenance: {
        ...policy.provenance,
        boundMs: p95BoundMs(launches) ?? policy.provenance.boundMs,
        certificate: { ...certificate, eValue: Math.min(eValue, 1e300), deviceModels: [...deviceModels] },
      },
    },
    reasons: [
      verdict,
      ...(await replayCheck(tx, tenantId, policy, evidence)),
      ...row.reasons.filter((reason) => !/certif|foretold/.test(reason)),
    ],
    evidenceRuns: [...row.evidence_runs, ...runIds],
    candidates: row.candidates,
  });
}

/** Whether the phones took as long as the replay that the policy was chosen by. Empty when no tuning is known. */
async function replayCheck(
  tx: Tx,
  tenantId: string,
  { provenance }: PlannedPolicy,
  evidence: readonly EvidenceRun[],
): Promise<string[]> {
  const { traceSetSha256, calibrations } = provenance;
  const [calibration] = calibrations ?? [];
  if (traceSetSha256 === undefined || calibration === undefined) return [];
  const { p95Ms } = await readTuningOf(tx, tenantId, traceSetSha256, calibration);
  const picks = evidence.flatMap(({ records }) =>
    records.flatMap((record) => (record.type === 'choice' && !record.warmup ? record.latencyMs : [])),
  );
  const measuredMs = quantile(picks, 0.95);
  if (p95Ms === null || measuredMs === null) return [];
  const said = `replay foretold a p95 of ${p95Ms.toFixed(0)} ms, ${picks.length} measured picks had ${measuredMs.toFixed(0)} ms`;
  return Math.abs(Math.log(measuredMs / p95Ms)) > REPLAY_ALARM
    ? [`alarm: ${said}; more than 15 % apart, calibrate again`]
    : [said];
}

function plannedPolicy(id: string, payload: unknown): PlannedPolicy {
  if (!payloadSchema.Check(payload) || payload.mode === 'fixed')
    throw new AppError(
      'policy.evidence',
      `policy ${id} is of mode fixed; certificates are for what a planner drives: "framefarm policy tune --measure" makes one`,
    );
  return payload;
}

function refuseOtherPolicy(evidence: EvidenceRun, policy: PlannedPolicy): void {
  const { run } = evidence;
  const { framePlan, backend, precision, threads } = run.configuration;
  const same =
    framePlan.kind === 'planned' &&
    isDeepStrictEqual(framePlan.policy, plannerPolicyOf(policy)) &&
    [backend, precision, threads].join() === [policy.backend, policy.precision, policy.threads].join() &&
    modelOf(evidence) === policy.modelSha256;
  if (!same)
    throw new AppError(
      'policy.evidence',
      `run ${run.id} ran something else than this policy; submit a benchmark with its settings as frame plan (kind planned)`,
    );
}

function launchesOf({ run, records }: EvidenceRun): CertificateRun[] {
  return Array.from({ length: run.launches }, (_, launch) => {
    const picks = records
      .filter((record) => record.type === 'choice')
      .filter((choice) => choice.launch === launch && !choice.warmup);
    return {
      deviceModel: run.model ?? 'unknown',
      latencyMs: Math.max(...picks.map(({ latencyMs }) => latencyMs)),
      blind: picks.some(({ frames }) => frames === 0),
    };
  });
}

function certificateOf(launches: readonly CertificateRun[], budgetMs: number) {
  try {
    return certifyOverBudget(launches, budgetMs);
  } catch (error) {
    if (error instanceof PolicyInputError) throw new AppError('policy.evidence', error.message);
    throw error;
  }
}
