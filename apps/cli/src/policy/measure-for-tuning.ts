import { randomUUID } from 'node:crypto';
import type { Benchmark, CreateBenchmarkBody, PlannerSettings } from '@framefarm/contracts';
import { TIERS } from '@framefarm/domain';
import { watchBenchmark } from '../benchmark/watch-benchmark.ts';
import type { Client } from '../client.ts';
import { CommandError } from '../errors.ts';

type Tier = (typeof TIERS)[number];

/** Looks all over a clip, back and forth, whatever the time: every step is seen, also the seeks. The costs are guesses and steer nothing. */
const LOOK_AROUND: PlannerSettings = {
  mode: 'index',
  budgetMs: 60_000,
  budgetShare: 1,
  decoders: 1,
  decodersPreviewActive: 1,
  prior: { mean: 0.5, sd: 0.2, tauMs: 500, kappa: 3, openingMs: 0, openingDropSds: 0 },
  costs: { openMs: 10, decoderInitMs: 10, seekMs: 5, decodeMs: 2, convertMs: 2, inferMs: 10, contention: 0.5 },
  paceSd: 0.3,
  stepSd: 0.2,
  guardSds: 0,
  lambda: 0,
  strideFrames: 4,
  minFrames: 24,
  maxFrames: 24,
  coarseShare: 0.6,
  minScanFps: 2,
  thermalSteps: [],
  lowPowerStatus: 2,
  floorShare: 1,
};
const CALM = { thermalStatus: 0, lowPower: false, previewActive: false };

export interface Effort {
  readonly launches: number;
  /** Of each launch, measured. */
  readonly iterations: number;
}
/** Some hundred measurements of each step. */
const ENOUGH: Effort = { launches: 6, iterations: 3 };

export interface Evidence {
  readonly traceRunIds: string[];
  readonly costRunIds: string[];
}

/**
 * Makes the runs that a tuning needs: the clips of a benchmark scored densely by its model, and the cost of every step on the phones of a
 * tier, with one decoder and with two.
 */
export async function measureForTuning(
  client: Client,
  like: Benchmark,
  tier: Tier,
  say: (line: string) => void,
  effort: Effort = ENOUGH,
): Promise<Evidence> {
  const [first] = like.configurations;
  if (first === undefined) throw new CommandError(2, `benchmark ${like.id} has no configuration to measure`);
  const planned = [1, 2].map((decoders) => ({
    ...first,
    framePlan: { kind: 'planned' as const, policy: { ...LOOK_AROUND, decoders }, conditions: CALM },
  }));
  const dense = { ...first, framePlan: { kind: 'dense' as const } };
  const common = { modelIds: like.modelIds.slice(0, 1), clips: like.clips, saveFrames: 'none' as const };
  const trace = { ...common, name: 'traces for the tuner', configurations: [dense], targets: like.targets };
  const costs = { ...common, name: 'costs for the tuner', configurations: planned, targets: [{ tiers: [tier] }] };
  say('scoring every frame of every clip');
  const traceRunIds = await validRuns(client, { ...trace, launches: 1, warmupIterations: 0, iterations: 1 }, say);
  say(`measuring every step on the phones of tier ${tier}, with one decoder and with two`);
  const costRunIds = await validRuns(client, { ...costs, ...effort, warmupIterations: 1 }, say);
  return { traceRunIds, costRunIds };
}

/** The runs of a benchmark made now, in order. Throws CommandError when one is not valid. */
export async function validRuns(
  client: Client,
  body: CreateBenchmarkBody,
  say: (line: string) => void,
): Promise<string[]> {
  const { id } = await client.submit(body, randomUUID());
  const { runs } = await watchBenchmark(client, id, say);
  const bad = runs.find(({ validity }) => validity !== 'valid');
  if (bad)
    throw new CommandError(3, `run ${bad.id} ended ${bad.outcome} and ${bad.validity}: ${bad.reasons.join('; ')}`);
  return runs.map((run) => run.id);
}
