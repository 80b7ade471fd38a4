import type { Benchmark, CreateBenchmarkBody, LaunchGateChanges } from '@framefarm/contracts';
import { readBenchmark } from '../benchmark/read-benchmark.ts';
import type { Client } from '../client.ts';

export interface Sustained {
  readonly minutes: number;
  readonly launches: number;
  readonly limits?: LaunchGateChanges;
  readonly key?: string;
}

/** Submits the benchmark (an id or a JSON file) as a sustained one: what it measures stays, how long it does is said here. */
export async function submitSustained(
  api: Client,
  source: string,
  { minutes, launches, limits, key }: Sustained,
): Promise<Benchmark> {
  const asked: CreateBenchmarkBody = {
    ...(await readBenchmark(api, source)),
    launches,
    iterations: 1,
    saveFrames: 'none',
    sustained: { minutes },
    ...(limits === undefined ? {} : { limits }),
  };
  return api.submit(asked, key);
}
