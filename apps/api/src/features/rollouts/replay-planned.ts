import { setImmediate } from 'node:timers/promises';
import { type PolicyPayload, plannerPolicyOf } from '@framefarm/contracts';
import {
  type CostCalibration,
  type Outcomes,
  type ReplayRun,
  fixedPlanner,
  replayAll,
  replayCandidate,
} from '@framefarm/policy';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { readJsonArtifact } from '../tunings/json-artifact.ts';
import type { PlannerTrace } from '../tunings/planner-traces-of.ts';
import { replayRunsOf } from '../tunings/tune-input-of.ts';
import { readTuningOf } from '../tunings/tuning-store.pg.ts';
import { type PairedPick, type Replayed, summariseReplay } from './replayed.ts';

/** Replays between which others get their turn: some milliseconds' worth. */
const RUNS_AT_ONCE = 25;

/**
 * Both policies over the clips and phones of a stored tuning, with the draws that the tuner saw: the candidate's figures are the tuner's own.
 * The tuning is the candidate's, or the present policy's when the candidate is fixed. Null when neither names its artifacts. The scores are
 * those of the tuning's model, also for a policy that was made for another one.
 */
export async function replayPlanned(
  tx: Tx,
  deps: Pick<Deps, 'artifacts'>,
  tenantId: string,
  ours: PolicyPayload,
  theirs: PolicyPayload,
): Promise<Replayed | null> {
  const { traceSetSha256, calibrations } = (ours.mode === 'fixed' ? theirs : ours).provenance;
  const [calibration] = calibrations ?? [];
  if (traceSetSha256 === undefined || calibration === undefined) return null;
  const traces = (await readJsonArtifact(deps, traceSetSha256)) as readonly PlannerTrace[];
  const devices = (await readJsonArtifact(deps, calibration)) as readonly CostCalibration[];
  const { seed } = await readTuningOf(tx, tenantId, traceSetSha256, calibration);
  const { table, runs } = replayRunsOf(traces, devices, seed);
  const picks: PairedPick[] = [];
  for (let from = 0; from < runs.length; from += RUNS_AT_ONCE) {
    const some = runs.slice(from, from + RUNS_AT_ONCE);
    const [own, other] = [replay(ours, some, table.costs), replay(theirs, some, table.costs)];
    for (const [i, { scored }] of some.entries())
      picks.push({
        clip: scored.name,
        latencyMs: own.latencyMs[i] as number,
        frames: own.frames[i] as number,
        regret: own.regret[i] as number,
        theirRegret: other.regret[i] as number,
      });
    // thousands of replays must not hold up the phones that fetch meanwhile
    await setImmediate();
  }
  return summariseReplay(picks, ours.budgetMs);
}

function replay(policy: PolicyPayload, runs: readonly ReplayRun[], costs: CostCalibration['costs']): Outcomes {
  // older policies were tuned without any
  const scoreNoiseSd = policy.provenance.scoreNoise?.sd ?? 0;
  const setting = { precision: policy.precision, costs, scoreNoiseSd };
  if (policy.mode !== 'fixed') return replayCandidate({ policy: plannerPolicyOf(policy), setting }, runs);
  const { frames, deadlineMs } = policy;
  return replayAll(setting, runs, ({ clip }) => fixedPlanner(frames, deadlineMs, clip));
}
