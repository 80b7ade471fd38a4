import type { PolicyPayload } from '@framefarm/contracts';
import {
  type FieldEvidence,
  type RolloutCounts,
  type RolloutEvidence,
  judgeRollback,
  pauseReasons,
  sumCounts,
} from '@framefarm/domain';
import { type ValueSums, differenceBounds } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { type PolicyRow, readPolicyRows } from '../policies/policy-store.pg.ts';
import { readEvidence } from '../policies/read-evidence.ts';
import type { RolloutRow } from './rollout-store.pg.ts';
import { readCounts, readUnitFacts } from './telemetry-counts.pg.ts';

/** Of the non-inferiority bounds that an advance needs, and where they are tightest (sampling-policy research, 4.4). */
const BOUNDS_ALPHA = 0.05;
const TIGHTEST_AT = 5000;
/** Settings that may differ between two policies, by their names on the wire. */
const SETTINGS = [
  'mode',
  'frames',
  'deadlineMs',
  'budgetMs',
  'budgetShare',
  'lambda',
  'backend',
  'threads',
  'precision',
  'decoders',
];

/** Everything that the next step of a rollout may rest on, read anew. */
export async function gatherEvidence(tx: Tx, rollout: RolloutRow, now: Date): Promise<RolloutEvidence> {
  const [candidate] = await readPolicyRows(tx, rollout.tenant_id, rollout.policy_id);
  const [incumbent] = await readPolicyRows(tx, rollout.tenant_id, rollout.incumbent_id);
  const [ours, theirs] = [payloadOf(candidate as PolicyRow), payloadOf(incumbent as PolicyRow)];
  const runs = await readEvidence(tx, rollout.tenant_id, [...new Set(ours.provenance.costRuns)]);
  const pssKb = runs.flatMap(({ run }) => run.pssKb ?? []);
  const { certificate } = ours.provenance;
  const counts = await readCounts(tx, rollout.id, rollout.looks);
  return {
    replay: rollout.replayed,
    certificate:
      certificate === undefined ? null : { ...certificate, worstPssKb: pssKb.length === 0 ? null : Math.max(...pssKb) },
    approval: {
      changed: changedSettings(ours, theirs),
      startedBy: rollout.started_by,
      approvedBy: rollout.approved_by,
    },
    shadow: await shadowOf(tx, rollout, rollout.replayed?.p95Ms ?? null),
    field: await fieldOf(tx, rollout, counts, now),
  };
}

export function payloadOf(row: PolicyRow): PolicyPayload {
  return JSON.parse(row.payload.toString('utf8')) as PolicyPayload;
}

export function changedSettings(ours: PolicyPayload, theirs: PolicyPayload): string[] {
  const read = (payload: object, name: string) => (payload as Readonly<Record<string, unknown>>)[name];
  return SETTINGS.filter((name) => read(ours, name) !== read(theirs, name));
}

async function shadowOf(tx: Tx, { id }: RolloutRow, replayP95Ms: number | null): Promise<RolloutEvidence['shadow']> {
  const { rows } = await tx.query<{ runs: number; crashes: number; p95: number | null }>(
    `SELECT count(*)::int AS runs, (count(*) FILTER (WHERE (record->>'crashed')::boolean))::int AS crashes,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms) AS p95
     FROM telemetry WHERE rollout_id = $1 AND mode = 'shadow' AND kind = 'pick'`,
    [id],
  );
  const { runs, crashes, p95 } = rows[0] ?? { runs: 0, crashes: 0, p95: null };
  return { runs, crashes, p95Ratio: p95 === null || replayP95Ms === null ? null : p95 / replayP95Ms };
}

async function fieldOf(tx: Tx, rollout: RolloutRow, counts: RolloutCounts, now: Date): Promise<FieldEvidence> {
  const total = sumCounts(counts.looks);
  const over = (arm: 'control' | 'candidate'): ValueSums => {
    const { trials, events } = total[arm].rates['over-budget'];
    return { n: trials, sum: events, squares: events };
  };
  const bounds = (control: ValueSums, candidate: ValueSums) =>
    differenceBounds(control, candidate, BOUNDS_ALPHA, TIGHTEST_AT);
  const facts = await readUnitFacts(tx, rollout.id, rollout.since, now);
  const { reasons, doubted } = judgeRollback(counts, rollout.channel !== 'sandbox');
  return {
    hours: (now.getTime() - rollout.since.getTime()) / 3_600_000,
    runs: { control: total.control.rates.crash.trials, candidate: total.candidate.rates.crash.trials },
    overBudgetDifferenceHigh: bounds(over('control'), over('candidate'))?.high ?? null,
    scoreDifferenceLow:
      bounds(total.control.values['chosen-score'], total.candidate.values['chosen-score'])?.low ?? null,
    networks: counts.networks.size,
    openAlarms: [...reasons, ...doubted, ...pauseReasons(facts)],
  };
}
