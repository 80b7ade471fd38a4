import type {
  CreateBenchmarkBody,
  Device,
  DeviceSelector,
  HarnessPlan,
  Offer,
  RunConfiguration,
} from '@framefarm/contracts';
import { selects } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { readModels } from '../models/model-store.pg.ts';
import { readDevices } from '../runners/device-store.pg.ts';
import { writeRunEvent } from '../runs/run-event.pg.ts';
import type { LeaseTimes } from './lease.ts';

interface QueuedRun {
  id: string;
  selector: DeviceSelector;
  configuration: RunConfiguration;
  body: CreateBenchmarkBody;
  attempts: number;
  run_timeout_ms: number;
}
interface Build {
  platform: string;
  version: string;
  sha256: string;
}
interface Input {
  readonly tenantId: string;
  readonly runnerId: string;
  readonly times: LeaseTimes;
}

/**
 * Matches the oldest queued run that one of the runner's free online devices may take, however many runs wait before it that none of them
 * may take; raises that device's fence and makes the attempt. Lock order is run, then device. Null when there is nothing to do.
 */
export async function claimRun(
  tx: Tx,
  { newId }: Pick<Deps, 'newId'>,
  { tenantId, runnerId, times }: Input,
): Promise<Offer | null> {
  const builds = await newestBuilds(tx, tenantId);
  let free = (await readDevices(tx, tenantId)).filter(
    (d) => d.runnerId === runnerId && d.state === 'online' && d.currentRunId === null && builds.has(d.platform),
  );
  while (free.length > 0) {
    const run = await lockOldestRun(tx, tenantId, free);
    const device = run === null ? undefined : free.find((one) => selects(run.selector, one));
    if (run === null || device === undefined) return null;
    const fence = await raiseFence(tx, device.id);
    if (fence !== null) {
      const build = builds.get(device.platform) as Build;
      return makeAttempt(tx, run, { tenantId, runnerId, device, fence, build, attemptId: newId('att'), times });
    }
    free = free.filter((one) => one !== device);
  }
  return null;
}

/** Devices are matched against the few different selectors that wait, not against each of the many runs. */
async function lockOldestRun(tx: Tx, tenantId: string, devices: readonly Device[]): Promise<QueuedRun | null> {
  const waiting = await tx.query<{ selector: DeviceSelector }>(
    `SELECT DISTINCT selector FROM run WHERE tenant_id = $1 AND life_cycle = 'queued' AND NOT cancel_requested`,
    [tenantId],
  );
  const suitable = waiting.rows.filter(({ selector }) => devices.some((device) => selects(selector, device)));
  if (suitable.length === 0) return null;
  const { rows } = await tx.query<QueuedRun>(
    `SELECT r.id, r.selector, r.configuration, b.body, r.attempts, r.run_timeout_ms FROM run r JOIN benchmark b ON b.id = r.benchmark_id
     WHERE r.tenant_id = $1 AND r.life_cycle = 'queued' AND NOT r.cancel_requested AND r.selector = ANY ($2::jsonb[])
     ORDER BY r.created_at, r.ordinal LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
    [tenantId, suitable.map(({ selector }) => JSON.stringify(selector))],
  );
  return rows[0] ?? null;
}

interface Match {
  readonly tenantId: string;
  readonly runnerId: string;
  readonly device: Device;
  readonly fence: number;
  readonly build: Build;
  readonly attemptId: string;
  readonly times: LeaseTimes;
}

async function makeAttempt(tx: Tx, run: QueuedRun, match: Match): Promise<Offer> {
  const { tenantId, runnerId, device, fence, build, attemptId, times } = match;
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
  return {
    attemptId,
    runId: run.id,
    deviceId: device.id,
    serial: device.serial,
    fence,
    leaseMs: times.leaseMs,
    plan: await planOf(tx, tenantId, run, { attemptId, fence }),
    launches: run.body.launches,
    harnessBuild: { version: build.version, sha256: build.sha256 },
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
     AND NOT EXISTS (SELECT 1 FROM attempt WHERE device_id = $1 AND ended_at IS NULL) RETURNING fence`,
    [deviceId],
  );
  return raised.rows[0] ? Number(raised.rows[0].fence) : null;
}

/** The newest harness build of each platform. */
async function newestBuilds(tx: Tx, tenantId: string): Promise<ReadonlyMap<string, Build>> {
  const { rows } = await tx.query<Build>(
    `SELECT DISTINCT ON (platform) platform, version, sha256 FROM harness_build WHERE tenant_id = $1
     ORDER BY platform, created_at DESC, id DESC`,
    [tenantId],
  );
  return new Map(rows.map((build) => [build.platform, build]));
}

async function planOf(
  tx: Tx,
  tenantId: string,
  run: QueuedRun,
  { attemptId, fence }: { attemptId: string; fence: number },
): Promise<HarnessPlan> {
  const { configuration, body } = run;
  const [model] = await readModels(tx, tenantId, body.modelId);
  const variant = model?.variants.find((one) => one.precision === configuration.precision);
  if (!model || !variant)
    throw new TypeError(`run ${run.id} names a model variant that does not exist; submit-benchmark must refuse that`);
  return {
    schema: 1,
    farm: tenantId,
    run: run.id,
    attempt: attemptId,
    fence,
    launch: 0,
    engine: configuration.engine,
    backend: configuration.backend,
    threads: configuration.threads,
    model: {
      name: model.name,
      sha256: variant.sha256,
      precision: variant.precision,
      preprocessing: model.preprocessing,
    },
    clips: body.clips,
    framePlan: configuration.framePlan,
    warmupIterations: body.warmupIterations,
    iterations: body.iterations,
    saveFrames: body.saveFrames,
    launchTimeoutMs: run.run_timeout_ms,
  };
}
