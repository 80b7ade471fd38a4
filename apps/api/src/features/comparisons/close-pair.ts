import type { ClosePairBody, ComparisonArm, LaunchTelemetry, ReportRecord } from '@framefarm/contracts';
import { designOf, limitsOf, type PairArm, gatesAfter, gatesOfPair, warmFrom } from '@framefarm/domain';
import { classifyLaunch, mostPairs } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { type HeldAttempt, type Holder, lockAttempt, requireLease } from '../attempts/held-attempt.pg.ts';
import { chooseVariant } from '../models/choose-variant.ts';
import { readModels } from '../models/model-store.pg.ts';
import { type Expected, launchFlaws } from '../runs/judge-report.ts';
import { comparisonOf } from './begin-pair.ts';
import { type ComparisonRow, type PairRow, readPairs } from './comparison-store.pg.ts';
import { judgeNow } from './judge-now.ts';
import { otherArm } from './other-arm.ts';
import { rawLaunch } from './raw-launch.ts';
import { readOs } from './read-os.pg.ts';

type Closing = Pick<ClosePairBody, 'launches' | 'missing' | 'waitedFor' | 'waitedMs'>;

/**
 * Ends a pair: it counts, or a recorded cause says why not, told from telemetry and from whether the reports are whole, never from how long
 * anything took. At a look of the plan the comparison is judged, and ends when it is decided. Closing the same pair again changes nothing.
 */
export async function closePair(tx: Tx, holder: Holder, number: number, closing: Closing): Promise<void> {
  const attempt = await lockAttempt(tx, holder);
  requireLease(attempt, holder.fence);
  const comparison = await comparisonOf(tx, holder.tenantId, attempt);
  const pairs = await readPairs(tx, comparison.id);
  const pair = pairs.find((one) => one.number === number && one.attempt_id === attempt.id);
  if (pair === undefined)
    throw new AppError('resource.not-found', `attempt ${attempt.id} has begun no pair ${number} of ${comparison.id}`);
  if (pair.state !== 'open') return;
  refuseOtherLaunches(pair, closing);
  const expected = await expectedOf(tx, comparison, attempt);
  const reports = new Map<number, readonly ReportRecord[]>();
  for (const { launch } of closing.launches) reports.set(launch, await readLaunch(tx, attempt.id, launch));
  const reasons = [
    ...reasonsOf(comparison, closing),
    ...closing.launches.flatMap(({ arm, launch }) =>
      flawsOf(comparison, arm, launch, reports.get(launch) ?? [], expected),
    ),
    ...(await swapsOf(tx, comparison, closing, reports)),
    ...(pair.os === (await readOs(tx, attempt.device_id)) ? [] : ['os-changed']),
  ];
  const state = reasons.length === 0 ? 'valid' : 'invalid';
  const place = pairs.filter((one) => one.ended_place !== null).length;
  for (const { arm, launch, telemetry } of closing.launches)
    await keepLaunch(tx, { comparison, attempt, number, arm, launch, telemetry, records: reports.get(launch) ?? [] });
  await tx.query(
    `UPDATE launch_pair SET state = $3, reasons = $4, waited_for = $5, waited_ms = $6, ended_place = $7, ended_at = clock_timestamp()
     WHERE comparison_id = $1 AND number = $2`,
    [comparison.id, number, state, reasons, closing.waitedFor, closing.waitedMs, place],
  );
  const valid = pairs.filter((one) => one.state === 'valid').length + (state === 'valid' ? 1 : 0);
  const { plan } = designOf(comparison.body);
  const isLook = plan.kind === 'sequential' ? plan.looks.includes(valid) : valid === mostPairs(plan);
  if (comparison.state === 'measuring' && state === 'valid' && isLook) await judgeNow(tx, comparison, false);
}

/** What the launch gates say. A pair of which a launch never began says what the phone still lacked. */
function reasonsOf({ body }: ComparisonRow, { launches, missing }: Closing): readonly string[] {
  const limits = limitsOf(body);
  const [first, second] = launches.map(({ telemetry }) => telemetry);
  const found = [
    ...missing,
    ...launches.flatMap(({ telemetry }) => gatesAfter(telemetry, limits)),
    ...(first !== undefined && second !== undefined ? gatesOfPair(first, second, limits) : []),
  ];
  const lost = launches.length < 2 && found.length === 0 ? ['launch-lost'] : [];
  return [...new Set([...found, ...lost])];
}

function flawsOf(
  { body }: ComparisonRow,
  arm: PairArm,
  launch: number,
  records: readonly ReportRecord[],
  expected: Expected,
): readonly string[] {
  const wanted: ComparisonArm = arm === 'A' ? body.a : body.b;
  const error = records.find((record) => record.type === 'error');
  const engine = records.find((record) => record.type === 'engine');
  const swapped =
    engine !== undefined && engine.name !== 'modelled' && engine.precision !== wanted.configuration.precision
      ? [`launch ${launch}: arm ${arm} asks for ${wanted.configuration.precision}, the engine used ${engine.precision}`]
      : [];
  return [
    ...(error === undefined ? [] : [`launch ${launch}: ${error.code}`]),
    ...launchFlaws(records, launch, { ...expected, precision: wanted.configuration.precision }),
    ...swapped,
  ];
}

async function swapsOf(
  tx: Tx,
  { tenant_id, body }: ComparisonRow,
  { launches }: Closing,
  reports: ReadonlyMap<number, readonly ReportRecord[]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { arm, launch } of launches) {
    const { modelId, configuration } = arm === 'A' ? body.a : body.b;
    const [model] = await readModels(tx, tenant_id, modelId);
    const sha256 = model === undefined ? null : (chooseVariant(model, configuration)?.sha256 ?? null);
    found.push(...otherArm(body, arm, sha256, reports.get(launch) ?? []).map((what) => `launch ${launch}: ${what}`));
  }
  return found;
}

function refuseOtherLaunches({ number, arm_order, first_launch }: PairRow, { launches }: Closing): void {
  const fits = launches.every(({ arm, launch }, place) => arm === arm_order[place] && launch === first_launch + place);
  if (!fits)
    throw new AppError(
      'request.invalid',
      `pair ${number} is ${arm_order} from launch ${first_launch} on, not ${launches.map(({ arm, launch }) => `${arm}=${launch}`).join(', ')}`,
    );
}

async function expectedOf(tx: Tx, { body }: ComparisonRow, attempt: HeldAttempt): Promise<Expected> {
  const { rows } = await tx.query<Pick<Expected, 'platform' | 'body'>>(
    'SELECT platform, body FROM device WHERE id = $1',
    [attempt.device_id],
  );
  const device = rows[0] as Pick<Expected, 'platform' | 'body'>;
  return {
    launches: 2,
    picks: body.clips.length * body.iterations,
    fence: attempt.fence,
    precision: body.a.configuration.precision,
    ...device,
  };
}

async function readLaunch(tx: Tx, attemptId: string, launch: number): Promise<readonly ReportRecord[]> {
  const { rows } = await tx.query<{ record: ReportRecord }>(
    'SELECT record FROM report_record WHERE attempt_id = $1 AND launch = $2 ORDER BY seq',
    [attemptId, launch],
  );
  return rows.map(({ record }) => record);
}

interface Kept {
  readonly comparison: ComparisonRow;
  readonly attempt: HeldAttempt;
  readonly number: number;
  readonly arm: PairArm;
  readonly launch: number;
  readonly telemetry: LaunchTelemetry;
  readonly records: readonly ReportRecord[];
}

async function keepLaunch(tx: Tx, kept: Kept): Promise<void> {
  const { comparison, attempt, number, arm, launch, telemetry, records } = kept;
  const raw = rawLaunch(comparison.body, { arm, attemptId: attempt.id, launch, os: '' }, records);
  const totals = Float64Array.from(raw.picks, (pick) => pick['total'] ?? 0);
  const isReadable = totals.length > 0 && totals.every((total) => total > 0);
  await tx.query(
    `INSERT INTO launch (attempt_id, launch, tenant_id, comparison_id, pair, arm, telemetry, reasons, warmup, steady_from)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [
      attempt.id,
      launch,
      comparison.tenant_id,
      comparison.id,
      number,
      arm,
      telemetry,
      gatesAfter(telemetry, limitsOf(comparison.body)),
      isReadable ? classifyLaunch(totals).class : null,
      isReadable ? warmFrom(raw) : null,
    ],
  );
}
