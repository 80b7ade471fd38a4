import type { CreateBenchmarkBody, Device, DeviceSelector, Offer, RunConfiguration } from '@framefarm/contracts';
import { limitsFor, selects } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type Wanted, readUnfitness } from '../models/read-unfitness.pg.ts';
import { readDevices } from '../runners/device-store.pg.ts';
import { DISPATCH_ORDER, UNDER_WAY } from '../runs/dispatch-order.pg.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';
import type { LeaseTimes } from './lease.ts';
import { type Builds, offeredArm, readBuilds } from './offered-arm.ts';
import { offeredPairs } from './offered-pairs.ts';
import { usualProbeMs } from './usual-probe-ms.pg.ts';

interface QueuedRun {
  id: string;
  benchmark_id: string;
  modelId: string;
  selector: DeviceSelector;
  configuration: RunConfiguration;
  body: CreateBenchmarkBody;
  attempts: number;
  run_timeout_ms: number;
}
interface Input {
  readonly tenantId: string;
  readonly runnerId: string;
  readonly times: LeaseTimes;
}

/**
 * Matches the first queued run, in dispatch order, that one of the runner's free devices may take, however many runs wait before it that none of
 * them may take; raises that device's fence and makes the attempt. Lock order is run, then device. Null when there is nothing to do.
 */
export async function claimRun(
  tx: Tx,
  { newId }: Pick<Deps, 'newId'>,
  { tenantId, runnerId, times }: Input,
): Promise<Offer | null> {
  const builds = await readBuilds(tx, tenantId);
  const online = (await readDevices(tx, tenantId)).filter((device) => device.state === 'online');
  const free = online.filter(
    (one) =>
      one.runnerId === runnerId &&
      one.currentRunId === null &&
      one.hold === null &&
      builds.some(({ platform }) => platform === one.platform),
  );
  if (free.length === 0) return null;
  const waiting = await readWaiting(tx, tenantId);
  const unfit = await readUnfitness(
    tx,
    tenantId,
    waiting.map(({ modelId }) => modelId),
  );
  const mayTake: MayTake = (run, device) => selects(run.selector, device) && unfit(run, device) === null;
  for (const run of await lockFirstRuns(tx, tenantId, waiting, free, mayTake)) {
    for (const device of await preferred(tx, run, free, online, mayTake)) {
      if (!hasBuild(builds, run, device)) continue;
      const fence = await raiseFence(tx, device.id);
      if (fence === null) continue;
      return makeAttempt(tx, run, { tenantId, runnerId, device, fence, builds, attemptId: newId('att'), times });
    }
  }
  return null;
}

function hasBuild(builds: Builds, { configuration }: QueuedRun, { platform }: Device): boolean {
  const { harnessVersion } = configuration;
  return builds.some(
    (build) => build.platform === platform && (harnessVersion === undefined || build.version === harnessVersion),
  );
}

/** What a queued run asks of a device; of thousands of runs only a few are different. */
interface Asked extends Wanted {
  readonly selector: DeviceSelector;
}
type MayTake = (asked: Asked, device: Device) => boolean;
const ASKED = `jsonb_build_array(r.selector, r.model_id, r.configuration->'precision', r.configuration->'variant')`;
type AskedRow = [DeviceSelector, string, RunConfiguration['precision'], RunConfiguration['variant'] | null];

async function readWaiting(tx: Tx, tenantId: string): Promise<(Asked & { readonly key: string })[]> {
  const { rows } = await tx.query<{ asked: AskedRow }>(
    `SELECT DISTINCT ${ASKED} AS asked FROM run r WHERE r.tenant_id = $1 AND r.life_cycle = 'queued' AND NOT r.cancel_requested`,
    [tenantId],
  );
  return rows.map(({ asked }) => {
    const [selector, modelId, precision, variant] = asked;
    return { key: JSON.stringify(asked), selector, modelId, configuration: { precision, ...(variant && { variant }) } };
  });
}

async function lockFirstRuns(
  tx: Tx,
  tenantId: string,
  waiting: Awaited<ReturnType<typeof readWaiting>>,
  devices: readonly Device[],
  mayTake: MayTake,
): Promise<readonly QueuedRun[]> {
  const takenBy = (some: readonly Device[]) =>
    waiting.filter((asked) => some.some((device) => mayTake(asked, device))).map(({ key }) => key);
  const healthy = devices.filter((device) => device.quarantineReason === null);
  const { rows } = await tx.query<QueuedRun>(
    `WITH ${UNDER_WAY} SELECT r.id, r.benchmark_id, r.model_id AS "modelId", r.selector, r.configuration, b.body, r.attempts, r.run_timeout_ms
     FROM run r JOIN benchmark b ON b.id = r.benchmark_id LEFT JOIN under_way u ON u.submitter = r.submitter
     WHERE r.tenant_id = $1 AND r.life_cycle = 'queued' AND NOT r.cancel_requested
       AND ${ASKED} = ANY (CASE WHEN b.body->>'purpose' = 'health' THEN $2::jsonb[] ELSE $3::jsonb[] END)
     ORDER BY ${DISPATCH_ORDER} LIMIT 20 FOR UPDATE OF r SKIP LOCKED`,
    [tenantId, takenBy(devices), takenBy(healthy)],
  );
  return rows;
}

/** The free devices that may take the run; those that it has failed on only when no other online device could. */
async function preferred(
  tx: Tx,
  run: QueuedRun,
  free: readonly Device[],
  online: readonly Device[],
  mayTake: MayTake,
): Promise<readonly Device[]> {
  const isWell = (device: Device) => device.quarantineReason === null || run.body.purpose === 'health';
  const able = free.filter((device) => isWell(device) && mayTake(run, device));
  if (run.attempts === 0) return able;
  const { rows } = await tx.query<{ device_id: string }>(
    `SELECT DISTINCT device_id FROM attempt WHERE run_id = $1 AND ending = 'failed'`,
    [run.id],
  );
  const failedOn = new Set(rows.map((row) => row.device_id));
  const elsewhere = online.some((device) => isWell(device) && mayTake(run, device) && !failedOn.has(device.id));
  return elsewhere ? able.filter((device) => !failedOn.has(device.id)) : able;
}

interface Match {
  readonly tenantId: string;
  readonly runnerId: string;
  readonly device: Device;
  readonly fence: number;
  readonly builds: Builds;
  readonly attemptId: string;
  readonly times: LeaseTimes;
}

async function makeAttempt(tx: Tx, run: QueuedRun, match: Match): Promise<Offer> {
  const { tenantId, runnerId, device, fence, builds, attemptId, times } = match;
  await tx.query(
    `INSERT INTO attempt (id, tenant_id, run_id, number, device_id, runner_id, fence, lease_until, deadline)
     VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + $8 * interval '1 ms', clock_timestamp() + $9 * interval '1 ms')`,
    [attemptId, tenantId, run.id, run.attempts + 1, device.id, runnerId, fence, times.offerMs, run.run_timeout_ms],
  );
  await tx.query(
    `UPDATE run SET life_cycle = 'offered', attempts = attempts + 1, launches_done = 0, device_id = $2 WHERE id = $1`,
    [run.id, device.id],
  );
  const details = { device: device.serial, fence };
  await writeRunEvent(tx, { tenantId, runId: run.id, attemptId, event: 'run.offered', details });
  const { body } = run;
  const planned = { body, runId: run.id, attemptId, fence, timeoutMs: run.run_timeout_ms };
  const arm = await offeredArm(tx, tenantId, builds, device.platform, planned, run);
  const paired = await offeredPairs(tx, tenantId, { run, device, builds, planned });
  return {
    attemptId,
    runId: run.id,
    deviceId: device.id,
    serial: device.serial,
    fence,
    leaseMs: times.leaseMs,
    ...arm,
    launches: body.launches,
    gates: {
      limits: paired?.limits ?? limitsFor(device.body, body.limits),
      usualProbeMs: await usualProbeMs(tx, device.id, run.id),
    },
    ...(paired === null ? {} : { pairs: paired.pairs }),
  };
}

/** Null when another transaction holds the device or an attempt of it is still open. */
async function raiseFence(tx: Tx, deviceId: string): Promise<number | null> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM device WHERE id = $1 FOR UPDATE SKIP LOCKED', [
    deviceId,
  ]);
  if (!rows[0]) return null;
  const raised = await tx.query<{ fence: string }>(
    `UPDATE device SET fence = fence + 1 WHERE id = $1 AND state = 'online'
     AND (hold_until IS NULL OR hold_until < clock_timestamp())
     AND NOT EXISTS (SELECT 1 FROM attempt WHERE device_id = $1 AND ended_at IS NULL) RETURNING fence`,
    [deviceId],
  );
  return raised.rows[0] ? Number(raised.rows[0].fence) : null;
}
