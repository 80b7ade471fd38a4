import { readFile } from 'node:fs/promises';
import type { Benchmark, CreateBenchmarkBody } from '@framefarm/contracts';
import type { Client } from '../client.ts';
import { CommandError } from '../errors.ts';

/** For the help of every command that takes a benchmark. */
export const BENCHMARK_FORM = `
A benchmark is an id (bmk_...) or a JSON file; "framefarm benchmark show <id> --json > base.json" makes one to change. The least that it holds:
  { "name": "mine", "modelIds": ["mdl_..."], "clips": [{ "name": "clip", "sha256": "..." }], "targets": [{ "tiers": ["low"] }],
    "configurations": [{ "engine": "device", "backend": "cpu", "precision": "fp32", "threads": 1,
                         "framePlan": { "kind": "fixed", "frames": 8, "deadlineMs": null } }],
    "launches": 6, "warmupIterations": 1, "iterations": 2 }
"framefarm model list" has the ids of models; POST /v1/benchmarks in /docs of the API has every field.`;

/**
 * A benchmark to submit: that of one which exists, by its id (bmk_...), or one as JSON, be it what "benchmark show --json" printed; the API judges
 * what is in it.
 */
export async function readBenchmark(api: Client, source: string): Promise<CreateBenchmarkBody> {
  if (source.startsWith('bmk_')) return bodyOf(await api.benchmark(source));
  const value = await readFile(source, 'utf8')
    .then((text) => JSON.parse(text) as CreateBenchmarkBody | null)
    .catch((error: Error) => {
      throw new CommandError(
        2,
        `${source} cannot be read as a benchmark: ${error.message}; name a JSON file, or the id (bmk_...) of one that "framefarm benchmark list" names`,
      );
    });
  if (typeof value !== 'object' || value === null)
    throw new CommandError(2, `${source} is no JSON object; "framefarm benchmark submit --help" shows one`);
  return bodyOf(value);
}

/** Without what the API has added. */
function bodyOf(benchmark: CreateBenchmarkBody | Benchmark): CreateBenchmarkBody {
  const {
    id: _id,
    createdAt: _createdAt,
    runs: _runs,
    ...body
  } = { id: null, createdAt: null, runs: null, ...benchmark };
  return body;
}
