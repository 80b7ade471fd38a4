import type { CreateBenchmarkBody } from '@framefarm/contracts';
import { readBenchmark } from '../benchmark/read-benchmark.ts';
import type { Client } from '../client.ts';
import { CommandError } from '../errors.ts';

/** One side of a comparison as a benchmark with one model and one configuration: the id of one that exists, or a JSON file. */
export async function readArm(api: Client, source: string): Promise<CreateBenchmarkBody> {
  const body = await readBenchmark(api, source);
  for (const key of ['modelIds', 'configurations', 'clips', 'targets'] as const)
    if (!Array.isArray(body[key]))
      throw new CommandError(
        2,
        `${source} is no benchmark: ${key} is missing; see "framefarm benchmark submit --help"`,
      );
  if (body.modelIds.length !== 1 || body.configurations.length !== 1)
    throw new CommandError(
      2,
      `${source} holds ${body.modelIds.length} models and ${body.configurations.length} configurations; an arm is one of each`,
    );
  return body;
}

const SHARED = ['clips', 'warmupIterations', 'iterations'] as const;

/** What both arms must have in common, or the comparison would compare something else. */
export function refuseDifferences(a: CreateBenchmarkBody, b: CreateBenchmarkBody): void {
  const other = SHARED.find((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
  if (other !== undefined)
    throw new CommandError(
      2,
      `the arms differ in ${other}: ${JSON.stringify(a[other])} and ${JSON.stringify(b[other])}; only model and configuration may differ`,
    );
}
