import { type Command, Option } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { exportRun } from '../run/export-run.ts';
import { runTable } from '../run/run-table.ts';

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
  leaf(run, 'cancel <id>', 'cancels a run').action(async (id: string, options: Common) => {
    const found = await (await connect(options)).cancelRun(id);
    print(options.json, found, () => runTable([found]));
  });
}
