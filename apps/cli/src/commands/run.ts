import type { LaunchGateChanges } from '@framefarm/contracts';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { watchBenchmark } from '../benchmark/watch-benchmark.ts';
import { type Common, connect, leaf, print } from '../command.ts';
import { curveText } from '../run/curve-text.ts';
import { exportRun } from '../run/export-run.ts';
import { runTable } from '../run/run-table.ts';
import { submitSustained } from '../run/submit-sustained.ts';
import { readJsonInput } from './read-json-input.ts';

interface SustainedOptions extends Common {
  readonly minutes: number;
  readonly launches: number;
  readonly limits?: string;
  readonly key?: string;
  readonly wait: boolean;
}

export function registerRun(program: Command): void {
  const run = program.command('run').description('runs');
  leaf(run, 'list', 'runs, oldest first')
    .option('--benchmark <id>', 'only the runs of this benchmark')
    .action(async (options: Common & { benchmark?: string }) => {
      const all = await (await connect(options)).runs(options.benchmark);
      print(options.json, all, () => runTable(all.runs));
    });
  leaf(run, 'show <id>', 'one run with its events').action(async (id: string, options: Common) => {
    const api = await connect(options);
    const [found, { events }] = [await api.run(id), await api.runEvents(id)];
    print(options.json, { ...found, events }, () =>
      [runTable([found]), found.waitReason ?? '', ...events.map((e) => `${e.at}  ${e.event}`)].join('\n'),
    );
  });
  leaf(run, 'export <id>', 'raw values')
    .addOption(new Option('--format <format>', 'form of the output').choices(['csv', 'ndjson']).default('ndjson'))
    .action(async (id: string, options: Common & { format: 'csv' | 'ndjson' }) => {
      const { records } = await (await connect(options)).runReport(id);
      print(options.json, { records }, () => exportRun(records, options.format));
    });
  leaf(run, 'sustained <benchmark>', 'measures without a rest, minute after minute: what does heat cost?')
    .option('--minutes <n>', 'how long each launch goes on, up to 120', positive, 30)
    .option(
      '--launches <n>',
      'so many, each from a cool phone; two or more give an interval over launches',
      wholeNumber,
      1,
    )
    .option('--limits <file>', 'JSON: limits of launch gates that differ from the usual ones')
    .option('--key <text>', 'idempotency key; the same key never submits twice')
    .option('--no-wait', 'submit it and do not follow it')
    .addHelpText(
      'after',
      `
The benchmark is an id (bmk_...) or a JSON file as for "benchmark submit". Progress goes to standard error; "benchmark cancel" ends it.
Exit code 0: every run is valid, 3: not, 2: usage, 20: the farm does not answer.`,
    )
    .action(async (source: string, options: SustainedOptions) => {
      const api = await connect(options);
      const { minutes, launches, key, limits: file } = options;
      const limits = file === undefined ? {} : { limits: (await readJsonInput(file)) as LaunchGateChanges };
      const asked = { minutes, launches, ...limits, ...(key === undefined ? {} : { key }) };
      const made = await submitSustained(api, source, asked);
      if (!options.wait)
        return print(
          options.json,
          made,
          () => `${made.id}: ${made.runs.length} ${made.runs.length === 1 ? 'run' : 'runs'}`,
        );
      console.error(`${made.id}: ${made.runs.length} runs of ${launches} x ${minutes} min`);
      const { runs } = await watchBenchmark(api, made.id, (line) => console.error(line));
      const curves = await Promise.all(runs.map(({ id }) => api.runCurve(id)));
      print(options.json, { benchmarkId: made.id, runs, curves }, () =>
        [runTable(runs), ...curves.map(curveText)].join('\n\n'),
      );
      if (runs.some(({ validity }) => validity !== 'valid')) process.exitCode = 3;
    });
  leaf(run, 'curve <id>', 'the curve of a sustained run').action(async (id: string, options: Common) => {
    const curve = await (await connect(options)).runCurve(id);
    print(options.json, curve, () => curveText(curve));
  });
  leaf(run, 'cancel <id>', 'cancels a run').action(async (id: string, options: Common) => {
    const found = await (await connect(options)).cancelRun(id);
    print(options.json, found, () => runTable([found]));
  });
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 120)) throw new InvalidArgumentError('must be a number above 0, up to 120');
  return value;
}

function wholeNumber(text: string): number {
  if (!/^[1-9][0-9]{0,3}$/.test(text)) throw new InvalidArgumentError('must be a whole number from 1 on');
  return Number(text);
}
