import { createHash } from 'node:crypto';
import type { PickRecord, TelemetryBody } from '@framefarm/contracts';
import { type Arm, type FieldStep, armOfBucket, isFieldStep } from '@framefarm/domain';
import { bucketOf } from '@framefarm/policy-client';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import type { RolloutRow } from './rollout-store.pg.ts';

/** Of one install; a person makes a few covers an hour. */
const RECORDS_PER_HOUR = 60;
/** Runs of one install and day that may count. */
const RUNS_PER_DAY = 20;

interface Input {
  readonly body: TelemetryBody;
  readonly network: string;
}
type OpenRollout = Pick<RolloutRow, 'id' | 'tenant_id' | 'state' | 'paused_in' | 'salt'> & {
  readonly candidate_sha256: string;
  readonly incumbent_sha256: string;
};

/**
 * Stores what a phone tells. A run id makes a repeat harmless. The arm follows from the install id, not from what is claimed; an install that
 * runs the other arm's policy counts for neither. Per guardrail an install counts until its first event, and gives its first value.
 * @throws AppError `telemetry.refused` for an app or policy that is not published, `telemetry.too-much` beyond 60 records an hour
 */
export async function acceptTelemetry(
  tx: Tx,
  { body, network }: Input,
): Promise<{ accepted: number; duplicate: number }> {
  const install = createHash('sha256').update(`${body.app}:${body.installId}`).digest('hex');
  // one at a time per install: its counters are read and written
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4))', [install]);
  const tenantId = await tenantOf(tx, body);
  await refuseTooMuch(tx, install, body.records.length);
  const rollout = await openRollout(tx, tenantId, body);
  const step = rollout === null ? null : stepOf(rollout);
  const arm: Arm =
    rollout === null || step === null ? 'outside' : armOfBucket(step, bucketOf(rollout.salt, body.installId));
  let accepted = 0;
  for (const record of body.records) {
    const { rowCount } = await tx.query(
      `INSERT INTO telemetry (app, run_id, kind, tenant_id, rollout_id, install_sha256, network, policy_sha256, tier, arm, mode, latency_ms, record)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING`,
      [
        body.app,
        record.runId,
        record.kind,
        tenantId,
        arm === 'outside' ? null : (rollout?.id ?? null),
        install,
        network,
        record.policySha256,
        body.tier,
        arm,
        record.kind === 'exposure' ? 'used' : record.mode,
        record.kind === 'exposure' ? null : record.latencyMs,
        record,
      ],
    );
    if (rowCount === 0) continue;
    accepted += 1;
    if (rollout !== null && arm !== 'outside')
      await count(tx, { rollout, arm, step, install, network, app: body.app, record });
  }
  return { accepted, duplicate: body.records.length - accepted };
}

async function tenantOf(tx: Tx, { app, channel, platform, tier, records }: TelemetryBody): Promise<string> {
  const digests = [...new Set(records.map(({ policySha256 }) => policySha256))];
  const { rows } = await tx.query<{ tenant_id: string; known: number }>(
    `SELECT tenant_id, count(DISTINCT sha256)::int AS known FROM policy
     WHERE app = $1 AND channel = $2 AND platform = $3 AND tier = $4 AND sha256 = ANY($5) AND published_at IS NOT NULL GROUP BY tenant_id`,
    [app, channel, platform, tier, digests],
  );
  if (rows[0]?.known !== digests.length)
    throw new AppError(
      'telemetry.refused',
      `a policy named here is not published for ${app}, ${channel}, ${platform}, ${tier}`,
    );
  return rows[0].tenant_id;
}

async function refuseTooMuch(tx: Tx, install: string, more: number): Promise<void> {
  const { rows } = await tx.query<{ recent: number }>(
    `SELECT count(*)::int AS recent FROM telemetry WHERE install_sha256 = $1 AND received_at > now() - interval '1 hour'`,
    [install],
  );
  if ((rows[0]?.recent ?? 0) + more > RECORDS_PER_HOUR)
    throw new AppError(
      'telemetry.too-much',
      `more than ${RECORDS_PER_HOUR} records of one install within an hour; send the rest later`,
    );
}

async function openRollout(tx: Tx, tenantId: string, body: TelemetryBody): Promise<OpenRollout | null> {
  const { rows } = await tx.query<OpenRollout>(
    `SELECT r.id, r.tenant_id, r.state, r.paused_in, r.salt, c.sha256 AS candidate_sha256, i.sha256 AS incumbent_sha256
     FROM rollout r JOIN policy c ON c.id = r.policy_id JOIN policy i ON i.id = r.incumbent_id
     WHERE r.tenant_id = $1 AND r.app = $2 AND r.channel = $3 AND r.platform = $4 AND r.tier = $5
       AND r.state IN ('shadow', 'canary', 'ramp-5', 'ramp-25', 'ramp-50', 'paused')`,
    [tenantId, body.app, body.channel, body.platform, body.tier],
  );
  return rows[0] ?? null;
}

function stepOf({ state, paused_in: pausedIn }: OpenRollout): FieldStep | null {
  const step = state === 'paused' ? pausedIn : state;
  return step !== null && isFieldStep(step) ? step : null;
}

interface Counted {
  readonly rollout: OpenRollout;
  readonly arm: 'candidate' | 'control';
  readonly step: FieldStep | null;
  readonly install: string;
  readonly network: string;
  readonly app: string;
  readonly record: TelemetryBody['records'][number];
}

async function count(tx: Tx, { rollout, arm, step, install, network, app, record }: Counted): Promise<void> {
  const isShadow = step === 'shadow' || (record.kind === 'pick' && record.mode === 'shadow');
  const own = arm === 'candidate' ? rollout.candidate_sha256 : rollout.incumbent_sha256;
  // a phone that has not fetched the new manifest yet still runs the old policy: only a candidate outside its arm is a mix-up
  const isMixed = !isShadow && arm === 'control' && record.policySha256 === rollout.candidate_sha256;
  const { rows } = await tx.query<{ spent: string[]; runs_today: number; in_both_arms: boolean }>(
    `INSERT INTO rollout_unit (rollout_id, tenant_id, install_sha256, arm, network, in_both_arms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (rollout_id, install_sha256) DO UPDATE SET in_both_arms = rollout_unit.in_both_arms OR $6,
       runs_today = CASE WHEN rollout_unit.day = current_date THEN rollout_unit.runs_today ELSE 0 END, day = current_date
     RETURNING spent, runs_today, in_both_arms`,
    [rollout.id, rollout.tenant_id, install, arm, network, isMixed],
  );
  const unit = rows[0];
  if (unit === undefined || record.kind === 'exposure' || isShadow) return;
  if (unit.in_both_arms || record.policySha256 !== own || unit.runs_today >= RUNS_PER_DAY) return;
  const counts = countsFor(record, unit.spent);
  await tx.query(
    `UPDATE telemetry SET over_budget = $4, crash = $5, memory = $6, abandonment = $7, chosen_score = $8, audit_regret = $9
     WHERE app = $1 AND run_id = $2 AND kind = $3`,
    [
      app,
      record.runId,
      record.kind,
      counts['over-budget'],
      counts.crash,
      counts.memory,
      counts.abandonment,
      counts['chosen-score'],
      counts['audit-regret'],
    ],
  );
  const spent = Object.entries(counts).flatMap(([name, value]) => (value === null || value === false ? [] : name));
  await tx.query(
    `UPDATE rollout_unit SET runs_today = runs_today + 1, spent = ARRAY(SELECT DISTINCT unnest(spent || $3::text[]))
     WHERE rollout_id = $1 AND install_sha256 = $2`,
    [rollout.id, install, spent],
  );
}

/** What of a pick counts: an event while the install has had none, a value while it has given none. */
function countsFor(record: PickRecord, spent: readonly string[]) {
  const event = (name: string, happened: boolean) => (spent.includes(name) ? null : happened);
  const value = (name: string, number: number | null) => (spent.includes(name) ? null : number);
  return {
    'over-budget': event('over-budget', record.overBudget),
    crash: event('crash', record.crashed),
    memory: event('memory', record.overMemory),
    abandonment: event('abandonment', record.abandoned),
    'chosen-score': value('chosen-score', record.score),
    'audit-regret': value('audit-regret', record.auditRegret),
  };
}
