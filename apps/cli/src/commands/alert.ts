import { writeFile } from 'node:fs/promises';
import type { AlertDetails } from '@framefarm/contracts';
import type { Command } from 'commander';
import type { Client } from '../client.ts';
import { type Common, connect, leaf, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import { alertTable, alertText } from '../history/alert-text.ts';
import { seriesPicture } from '../history/series-picture.ts';

export function registerAlert(program: Command): void {
  const alert = program.command('alert').description('lasting changes for the worse, each confirmed by a comparison');
  leaf(alert, 'list', 'what somebody should look at')
    .option('--all', 'also what is being confirmed, silenced or over')
    .action(async (options: Common & { all?: boolean }) => {
      const all = await (await connect(options)).alerts(options.all === true);
      print(options.json, all, () => alertTable(all.alerts));
    });
  leaf(alert, 'show <id>', 'one alert, what happened to it, and the runs around its change')
    .option('--svg <file>', 'also draws the runs into this file')
    .action(async (id: string, options: Common & { svg?: string }) => {
      const found = await (await connect(options)).alert(id);
      if (options.svg !== undefined) await draw(found, options.svg);
      print(options.json, found, () => alertText(found));
    });
  leaf(alert, 'ack <id>', 'says that somebody looks at it; without an owner it becomes theirs')
    .requiredOption('--by <name>', 'who you are')
    .action((id: string, options: Common & { by: string }) =>
      act(options, (api) => api.acknowledgeAlert(id, { by: options.by })),
    );
  for (const [verb, description, reason] of [
    ['explain', 'says what it was; it alerts nobody any more', 'what it was'],
    ['fix', 'says that it is mended', 'what mended it'],
    ['wrong', 'says that there never was a change of the build', 'what it was instead'],
  ] as const)
    leaf(alert, `${verb} <id>`, description)
      .requiredOption('--by <name>', 'who you are')
      .requiredOption('--reason <text>', reason)
      .action((id: string, { by, reason: why, ...options }: Common & { by: string; reason: string }) =>
        act(options, (api) => api.closeAlert(id, verb, { by, reason: why })),
      );
  leaf(alert, 'silence <id>', 'nobody hears of it for a time')
    .requiredOption('--minutes <n>', 'how long', minutes)
    .option('--reason <text>', 'why, for others to read')
    .action((id: string, { minutes: time, reason, ...options }: Common & { minutes: number; reason?: string }) =>
      act(options, (api) => api.silenceAlert(id, { minutes: time, ...(reason === undefined ? {} : { reason }) })),
    );
  leaf(alert, 'assign <id> [owner]', 'gives it an owner; none takes it away').action(
    (id: string, owner: string | undefined, options: Common) =>
      act(options, (api) => api.assignAlert(id, { owner: owner ?? null })),
  );
}

async function act(options: Common, work: (api: Client) => Promise<AlertDetails>): Promise<void> {
  const after = await work(await connect(options));
  print(options.json, after, () => alertText(after));
}

async function draw(alert: AlertDetails, file: string): Promise<void> {
  const { metric, serial, line, points, change } = alert;
  if (points.length === 0) throw new CommandError(3, `alert ${alert.id} has no runs to draw`);
  const picture = seriesPicture({
    title: `${metric} of ${serial}, line ${line}`,
    points,
    changes: change === null ? [] : [change],
  });
  await writeFile(file, picture).catch((error: Error) => {
    throw new CommandError(2, `${file} cannot be written: ${error.message}`);
  });
}

function minutes(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new CommandError(2, `--minutes takes a whole number from 1 on, not "${text}"`);
  return Number(text);
}
