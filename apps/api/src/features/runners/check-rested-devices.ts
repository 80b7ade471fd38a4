import type { CreateBenchmarkBody, RunConfiguration } from '@framefarm/contracts';
import { PRIORITY, type Tier, quarantineRestMs } from '@framefarm/domain';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { submitBenchmark } from '../benchmarks/submit-benchmark.ts';
import { type GoldenWorkload, lastGolden } from '../noise/last-golden.pg.ts';

/** A phone that leaves in the meantime is checked again after its next rest. */
const QUEUE_TIMEOUT_MS = 10 * 60_000;

interface Rested {
  readonly id: string;
  readonly tenant_id: string;
  readonly serial: string;
  readonly platform: string;
  readonly tier: Tier;
  readonly rests: number;
  readonly due: string;
}

/**
 * Submits the golden run of every device in quarantine whose rest is over and that is there and nobody's: it returns when that run is valid, and
 * rests longer when it is not. A check that comes to no end is made again after as long a rest. Instances share the devices by locks.
 */
export async function checkRestedDevices(deps: Pick<Deps, 'pool' | 'newId'>): Promise<void> {
  for (;;) {
    const rested = await transaction(deps.pool, takeRested);
    if (rested === null) return;
    await transaction(deps.pool, (tx) => submitCheck(tx, deps, rested));
  }
}

/** The next one is due after as long a rest again, whatever comes of this check: one that cannot be submitted must not hold up the others. */
async function takeRested(tx: Tx): Promise<Rested | null> {
  const { rows } = await tx.query<Rested>(
    `SELECT id, tenant_id, serial, platform, tier, rests, check_due_at::text AS due FROM device d
     WHERE check_due_at <= clock_timestamp() AND state = 'online' AND last_seen_at > clock_timestamp() - interval '2 minutes'
       AND (hold_until IS NULL OR hold_until < clock_timestamp())
       AND NOT EXISTS (SELECT 1 FROM attempt WHERE device_id = d.id AND ended_at IS NULL)
     ORDER BY check_due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  const [rested] = rows;
  if (rested === undefined) return null;
  await tx.query(`UPDATE device SET check_due_at = clock_timestamp() + $2 * interval '1 ms' WHERE id = $1`, [
    rested.id,
    quarantineRestMs(rested.rests),
  ]);
  return rested;
}

async function submitCheck(tx: Tx, deps: Pick<Deps, 'newId'>, rested: Rested): Promise<void> {
  const { id, tenant_id: tenantId, serial, tier, due } = rested;
  const workload = (await lastGolden(tx, tenantId, tier)) ?? (await likeItsOwn(tx, rested));
  // nobody has measured anything on this platform yet, so that nobody misses the phone
  if (workload === null) return;
  await submitBenchmark(tx, deps, {
    tenantId,
    submitter: 'farm',
    key: `check ${id} ${due}`,
    body: {
      ...workload,
      name: `check of ${serial}`.slice(0, 120),
      targets: [{ ids: [id] }],
      launches: 1,
      saveFrames: 'none',
      priority: PRIORITY.highest,
      purpose: 'health',
      queueTimeoutMs: QUEUE_TIMEOUT_MS,
    },
  });
}

/** The workload of the newest run that was valid, of the phone itself if there is one, then of its tier, then of its platform; else of any run there. */
async function likeItsOwn(tx: Tx, { id, tenant_id, tier, platform }: Rested): Promise<GoldenWorkload | null> {
  const { rows } = await tx.query<{ model_id: string; configuration: RunConfiguration; body: CreateBenchmarkBody }>(
    `SELECT r.model_id, r.configuration, b.body FROM run r JOIN benchmark b ON b.id = r.benchmark_id JOIN device d ON d.id = r.device_id
     WHERE r.tenant_id = $1 AND d.platform = $4 AND b.body->'sustained' IS NULL
       AND NOT EXISTS (SELECT 1 FROM comparison c WHERE c.benchmark_id = b.id)
     ORDER BY r.validity = 'valid' DESC NULLS LAST, d.id = $2 DESC, d.tier = $3 DESC, r.created_at DESC LIMIT 1`,
    [tenant_id, id, tier, platform],
  );
  if (rows[0] === undefined) return null;
  const { model_id, configuration, body } = rows[0];
  const { clips, warmupIterations, iterations } = body;
  return { modelIds: [model_id], clips, configurations: [configuration], warmupIterations, iterations };
}
