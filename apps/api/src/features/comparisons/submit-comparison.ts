import type { CreateBenchmarkBody, CreateComparisonBody } from '@framefarm/contracts';
import { designOf, selects } from '@framefarm/domain';
import { mostPairs } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { planBenchmark } from '../benchmarks/plan-benchmark.ts';
import { submitBenchmark } from '../benchmarks/submit-benchmark.ts';
import { readDevices } from '../runners/device-store.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly submitter: string;
  readonly key: string;
  readonly body: CreateComparisonBody;
}

/** A launch, its cool-down and the one that gives up: room for a whole plan on one phone. */
const PAIR_MS = 300_000;
const LONGEST_MS = 86_400_000;

/**
 * Makes a comparison: a benchmark with one run for every phone that is online and selected, and the comparison that these runs measure pairs
 * for. The same key and body again returns the first one's id. A phone in software is refused outside channel sandbox.
 */
export async function submitComparison(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  { tenantId, submitter, key, body }: Input,
): Promise<string> {
  refuseContradictions(body);
  const design = designOf(body);
  const launches = 2 * mostPairs(design.plan);
  const benchmark: CreateBenchmarkBody = {
    name: body.name,
    modelIds: [body.a.modelId],
    clips: body.clips,
    targets: await targetsOf(tx, tenantId, body),
    configurations: [body.a.configuration],
    launches: Math.min(1000, launches),
    warmupIterations: body.warmupIterations,
    iterations: body.iterations,
    saveFrames: 'none',
    spread: 'each',
    runTimeoutMs: body.runTimeoutMs ?? Math.min(LONGEST_MS, (launches / 2) * PAIR_MS),
    ...(body.queueTimeoutMs === undefined ? {} : { queueTimeoutMs: body.queueTimeoutMs }),
    ...(body.priority === undefined ? {} : { priority: body.priority }),
  };
  // the other arm is checked by the same rules
  await planBenchmark(tx, tenantId, {
    ...benchmark,
    modelIds: [body.b.modelId],
    configurations: [body.b.configuration],
  });
  const benchmarkId = await submitBenchmark(tx, deps, {
    tenantId,
    submitter,
    key: `comparison ${key}`,
    body: benchmark,
  });
  const { rows } = await tx.query<{ id: string; same: boolean }>(
    'SELECT id, body = $2::jsonb AS same FROM comparison WHERE benchmark_id = $1',
    [benchmarkId, body],
  );
  if (rows[0]?.same === false)
    throw new AppError('idempotency.mismatch', `Idempotency-Key ${key} was used for another request; use a new key`);
  if (rows[0]) return rows[0].id;
  const id = deps.newId('cmp');
  await tx.query('INSERT INTO comparison (id, tenant_id, benchmark_id, body, seed) VALUES ($1, $2, $3, $4, $5)', [
    id,
    tenantId,
    benchmarkId,
    body,
    seedOf(id),
  ]);
  return id;
}

function refuseContradictions(body: CreateComparisonBody): void {
  const refuse = (what: string) => new AppError('comparison.invalid', what);
  const { plan, metrics = [] } = body;
  if (plan.kind === 'pairs' && plan.looks?.some((pairs, i, all) => i > 0 && pairs <= (all[i - 1] as number)))
    throw refuse(`looks must rise, and ${plan.looks.join(', ')} do not`);
  const isCold = plan.kind === 'cold-start';
  if (isCold && (body.warmupIterations !== 0 || body.iterations !== 1))
    throw refuse('a cold start is one pick without warm-up: set warmupIterations to 0 and iterations to 1');
  const other = metrics.find(({ value }) => (value === 'cold-start') !== isCold);
  if (other !== undefined)
    throw refuse(
      `value ${other.value} does not belong to plan ${plan.kind}: cold-start is compared by plan cold-start and by no other`,
    );
  const names = metrics.map(({ value, quantile }) => `${value} ${quantile}`);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw refuse(`metric ${twice} is listed twice`);
}

/**
 * The targets, narrowed so that outside sandbox no phone in software can be taken: not because none happens to be selected, but because they say
 * so. Phones of different bodies in one comparison are refused, since their times do not compare.
 */
async function targetsOf(tx: Tx, tenantId: string, { channel, targets }: CreateComparisonBody) {
  const taken = (await readDevices(tx, tenantId)).filter(
    (device) => device.state === 'online' && targets.some((target) => selects(target, device)),
  );
  const unreal = taken.find((device) => device.body !== 'real' && device.body !== 'host');
  if (channel !== 'sandbox' && unreal !== undefined)
    throw new AppError(
      'comparison.sandbox-only',
      `phone ${unreal.serial} is ${unreal.body}: its times say nothing outside channel sandbox; narrow the targets or use that channel`,
    );
  const bodies = [...new Set(taken.map(({ body }) => body))];
  if (bodies.length > 1)
    throw new AppError(
      'comparison.invalid',
      `the targets select ${bodies.join(' and ')} phones, whose times do not compare; narrow them to one body`,
    );
  if (channel === 'sandbox') return targets;
  return targets.map((target) => ({
    ...target,
    bodies: (target.bodies ?? ['real', 'host']).filter((one) => one === 'real' || one === 'host'),
  }));
}

/** 31 bits of the id: the seed of the order of the arms, which everybody can compute again. */
function seedOf(id: string): number {
  return [...id].reduce((hash, sign) => (Math.imul(hash, 31) + sign.charCodeAt(0)) >>> 0, 7) % 2 ** 31;
}
