import type { Command } from 'commander';
import { BENCHMARK_FORM, readBenchmark } from '../benchmark/read-benchmark.ts';
import { watchBenchmark } from '../benchmark/watch-benchmark.ts';
import { type Common, connect, leaf, print } from '../command.ts';
import { runTable } from '../run/run-table.ts';
import { table } from '../table.ts';

export function registerBenchmark(program: Command): void {
  const benchmark = program.command('benchmark').description('benchmarks');
  leaf(benchmark, 'submit <benchmark>', 'submits one written as a JSON file, or again one that exists, by its id')
    .option('--key <text>', 'idempotency key; the same key never submits twice')
    .addHelpText('after', BENCHMARK_FORM)
    .action(async (source: string, options: Common & { key?: string }) => {
      const api = await connect(options);
      const made = await api.submit(await readBenchmark(api, source), options.key);
      print(options.json, made, () => `${made.id}: ${made.runs.length} ${made.runs.length === 1 ? 'run' : 'runs'}`);
    });
  leaf(benchmark, 'preview <benchmark>', 'what submitting it would make, on which devices; makes nothing')
    .addHelpText('after', BENCHMARK_FORM)
    .action(async (source: string, options: Common) => {
      const api = await connect(options);
      const preview = await api.previewBenchmark(await readBenchmark(api, source));
      print(options.json, preview, () =>
        [
          `${preview.count} ${preview.count === 1 ? 'run' : 'runs'}, ${preview.fits ? 'within' : 'outside'} the cap of ${preview.maxRuns}`,
          table(
            ['model', 'devices', 'configuration', 'about', 'now'],
            preview.runs.map(({ modelId, devices, configuration, estimateMs, waitReason }) => [
              modelId,
              devices.join(' ') || 'none',
              `${configuration.engine} ${configuration.backend} ${configuration.precision} x${configuration.threads} ${configuration.framePlan.kind}`,
              estimateMs === null ? 'unknown' : `${Math.round(estimateMs / 1000)} s`,
              waitReason,
            ]),
          ),
        ].join('\n'),
      );
    });
  leaf(benchmark, 'list', 'the last 50').action(async (options: Common) => {
    const all = await (await connect(options)).benchmarks();
    print(options.json, all, () =>
      table(
        ['id', 'name', 'created', 'runs'],
        all.benchmarks.map((b) => [b.id, b.name, b.createdAt, b.runs.length]),
      ),
    );
  });
  leaf(benchmark, 'show <id>', 'its runs').action(async (id: string, options: Common) => {
    const found = await (await connect(options)).benchmark(id);
    print(options.json, found, () => runTable(found.runs));
  });
  leaf(benchmark, 'watch <id>', 'follows it to its end; exit code 3 unless every run is valid').action(
    async (id: string, options: Common) => {
      const ended = await watchBenchmark(await connect(options), id, (line) => console.error(line));
      print(options.json, ended, () => runTable(ended.runs));
      if (ended.runs.some((run) => run.validity !== 'valid')) process.exitCode = 3;
    },
  );
  leaf(benchmark, 'cancel <id>', 'cancels every run that has not ended').action(async (id: string, options: Common) => {
    const found = await (await connect(options)).cancelBenchmark(id);
    print(options.json, found, () => runTable(found.runs));
  });
}
