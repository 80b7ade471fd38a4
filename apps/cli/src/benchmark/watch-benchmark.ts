import type { Benchmark } from '@framefarm/contracts';
import type { Client } from '../client.ts';

const EVERY_MS = 500;

/** Polls until every run has ended; tells each change of a run once. */
export async function watchBenchmark(client: Client, id: string, say: (line: string) => void): Promise<Benchmark> {
  const told = new Map<string, string>();
  for (;;) {
    const benchmark = await client.benchmark(id);
    for (const run of benchmark.runs) {
      const state =
        run.lifeCycle === 'ended'
          ? `${run.outcome}, ${run.validity}`
          : run.lifeCycle === 'running'
            ? `running ${run.progress.done}/${run.progress.of}`
            : run.lifeCycle;
      const line = `${run.id.slice(-6)}  ${run.serial ?? ''}  ${state}${run.waitReason && run.lifeCycle === 'queued' ? `: ${run.waitReason}` : ''}`;
      if (told.get(run.id) !== line) say(line);
      told.set(run.id, line);
    }
    if (benchmark.runs.every((run) => run.lifeCycle === 'ended')) return benchmark;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
