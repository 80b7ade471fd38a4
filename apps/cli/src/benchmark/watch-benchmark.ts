import type { Benchmark } from '@framefarm/contracts';
import type { Client } from '../client.ts';
import { runState } from './run-state.ts';

const EVERY_MS = 500;

/** Polls until every run has ended; tells each change of a run once. */
export async function watchBenchmark(client: Client, id: string, say: (line: string) => void): Promise<Benchmark> {
  const told = new Map<string, string>();
  for (;;) {
    const benchmark = await client.benchmark(id);
    for (const run of benchmark.runs) {
      const line = `${run.id.slice(-6)}  ${run.serial ?? ''}  ${runState(run, Date.now())}`;
      if (told.get(run.id) !== line) say(line);
      told.set(run.id, line);
    }
    if (benchmark.runs.every((run) => run.lifeCycle === 'ended')) return benchmark;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
