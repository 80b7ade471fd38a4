import type { PlanClip, RunConfiguration } from '@framefarm/contracts';
import { PRIORITY, STAGES, UNTIMED_VALUES } from '@framefarm/domain';
import { FROZEN_PARAMETERS } from '@framefarm/stats';
import type { Static } from 'typebox';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { submitBenchmark } from '../benchmarks/submit-benchmark.ts';
import type { ComparedMetric, ComparisonPort } from '../comparisons/comparison-port.ts';
import { type Night, closeNight, insertResults, lockDueNight, openNights, updateNight } from './aa-store.pg.ts';
import { lastGolden } from './last-golden.pg.ts';

/** Each metric at the level at which a gate looks at it. */
const METRICS: readonly ComparedMetric[] = [
  { value: 'total', quantile: 'median' },
  { value: 'total', quantile: 'p95' },
  ...[...STAGES, ...UNTIMED_VALUES].map((value) => ({ value, quantile: 'median' }) as const),
];
const BODIES = ['real', 'host'] as const;
/** A phone that is busy until then has shown nothing tonight. */
const GOLDEN_WAIT_MS = 4 * 3_600_000;
const LOOK_AGAIN_MS = 60_000;
const MOST_NIGHTS = 20;

type NightDeps = Pick<Deps, 'pool' | 'newId'>;

/**
 * Opens the nights that are due, one per tier that has a real phone or this machine online, and takes each open one a step further: first a golden
 * run on each phone, then the newest build that ran validly on the tier is compared with itself by the same plan as a gate's; what that finds is noise, and is kept. Asking again
 * opens nothing twice, several API instances share the nights by locks, and one that nobody could measure within a day is missed.
 */
export async function runAaNights(deps: NightDeps, comparisons: ComparisonPort): Promise<void> {
  await transaction(deps.pool, openNights);
  for (let count = 0; count < MOST_NIGHTS; count += 1) if (!(await stepOne(deps, comparisons))) return;
}

/** False when no night is due. */
async function stepOne(deps: NightDeps, comparisons: ComparisonPort): Promise<boolean> {
  const { pool } = deps;
  let night: Night | null = null;
  try {
    return await transaction(pool, async (tx) => {
      night = await lockDueNight(tx);
      if (night === null) return false;
      await updateNight(tx, night, { nextLookInMs: LOOK_AGAIN_MS });
      if (night.is_over)
        await closeNight(tx, night, 'missed', night.reason ?? 'its comparison did not end within a day');
      else if (night.golden_id === null) await startGolden(tx, deps, night);
      else if (night.comparison_id === null) await start(tx, comparisons, night);
      else await read(tx, comparisons, night, night.comparison_id);
      return true;
    });
  } catch (error) {
    const waiting = night as Night | null;
    if (waiting === null || !(error instanceof AppError)) throw error;
    await transaction(pool, (tx) => updateNight(tx, waiting, { nextLookInMs: LOOK_AGAIN_MS, reason: error.message }));
    return true;
  }
}

/** First every phone of the tier shows that it is well: one health run each, of the workload of the nights before, before anything is compared. */
async function startGolden(tx: Tx, deps: NightDeps, night: Night): Promise<void> {
  const newest = await newestRun(tx, night);
  if (newest === null) return updateNight(tx, night, { reason: noRunYet(night) });
  const { model_id, clips, configuration, warmup_iterations, iterations, harness } = newest;
  const workload = (await lastGolden(tx, night.tenant_id, night.tier)) ?? {
    modelIds: [model_id],
    clips,
    configurations: [{ ...configuration, harnessVersion: harness }],
    warmupIterations: warmup_iterations,
    iterations,
  };
  const goldenId = await submitBenchmark(tx, deps, {
    tenantId: night.tenant_id,
    submitter: 'farm',
    key: `golden ${night.night} ${night.tier}`,
    body: {
      ...workload,
      name: `golden ${night.night} ${night.tier}`,
      targets: [phonesOf(night)],
      launches: 1,
      saveFrames: 'none',
      spread: 'each',
      priority: PRIORITY.highest,
      purpose: 'health',
      queueTimeoutMs: GOLDEN_WAIT_MS,
    },
  });
  await updateNight(tx, night, { goldenId, reason: null, nextLookInMs: 0 });
}

const phonesOf = ({ tier }: Night) => ({ tiers: [tier], bodies: [...BODIES] });
const noRunYet = ({ tier }: Night) => `no valid measured run on tier ${tier} yet: nothing to compare`;

async function start(tx: Tx, comparisons: ComparisonPort, night: Night): Promise<void> {
  const newest = await newestRun(tx, night);
  if (newest === null) return updateNight(tx, night, { reason: noRunYet(night) });
  const { model_id: modelId, harness, version, configuration, clips, warmup_iterations, iterations } = newest;
  const build = { modelId, harness, label: `${version} (harness ${harness})` };
  const comparisonId = await comparisons.start(tx, {
    tenantId: night.tenant_id,
    key: `aa ${night.night} ${night.tier}`,
    name: `A/A ${night.night} ${night.tier}: ${build.label}`.slice(0, 120),
    a: build,
    b: build,
    configuration,
    clips,
    target: phonesOf(night),
    warmupIterations: warmup_iterations,
    iterations,
    metrics: METRICS,
    alpha: FROZEN_PARAMETERS.verdict.alpha * METRICS.length,
    allowedChange: FROZEN_PARAMETERS.verdict.allowedChange,
  });
  await updateNight(tx, night, { state: 'measuring', comparisonId, reason: null });
}

async function read(tx: Tx, comparisons: ComparisonPort, night: Night, comparisonId: string): Promise<void> {
  const verdicts = await comparisons.verdicts(tx, night.tenant_id, comparisonId);
  if (verdicts === null) return;
  await insertResults(tx, night, verdicts);
  await closeNight(tx, night, 'ended', null);
}

interface NewestRun {
  model_id: string;
  version: string;
  harness: string;
  configuration: RunConfiguration;
  clips: Static<typeof PlanClip>[];
  warmup_iterations: number;
  iterations: number;
}

/** What the newest run in a history of the tier was of. */
async function newestRun(tx: Tx, { tenant_id, tier }: Night): Promise<NewestRun | null> {
  const { rows } = await tx.query<NewestRun>(
    `SELECT p.model_id, m.version, p.harness, s.configuration, s.clips, s.warmup_iterations, s.iterations
     FROM series_point p JOIN series s ON s.id = p.series_id JOIN model m ON m.id = p.model_id
     WHERE s.tenant_id = $1 AND s.tier = $2 AND s.metric = 'total' ORDER BY p.at DESC LIMIT 1`,
    [tenant_id, tier],
  );
  return rows[0] ?? null;
}
