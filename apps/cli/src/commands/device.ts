import type { Device } from '@framefarm/contracts';
import type { Command } from 'commander';
import type { Client } from '../client.ts';
import { type Common, connect, leaf, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import { checkDevice } from '../fleet/check-device.ts';
import { deviceTable, deviceText } from '../fleet/device-text.ts';
import { problemText } from '../fleet/problem-text.ts';
import { runTable } from '../run/run-table.ts';
import { table } from '../table.ts';
import { watchText } from '../watch-text.ts';

export function registerDevice(program: Command): void {
  const device = program.command('device').description('phones of the farm');
  leaf(device, 'list', 'every phone, and what runners see and cannot use').action(async (options: Common) => {
    const all = await (await connect(options)).devices();
    print(options.json, all, () => [deviceTable(all.devices), ...problemText(all.problems)].join('\n'));
  });
  leaf(device, 'show <device>', 'all that is known of one, by id or serial')
    .option('--watch', 'draw it again every second until Ctrl-C')
    .action(async (name: string, options: Common & { watch?: boolean }) => {
      const api = await connect(options);
      if (options.json) return print(true, await find(api, name), () => '');
      await watchText(options.watch, async () => deviceText(await find(api, name)));
    });
  leaf(device, 'history <device>', 'what it told of itself, each time that it told something new').action(
    async (name: string, options: Common) => {
      const api = await connect(options);
      const { history } = await api.deviceHistory((await find(api, name)).id);
      print(options.json, { history }, () =>
        table(
          ['at', 'system', 'fingerprint', 'tier', 'memory MB'],
          history.map(({ at, facts }) => [at, facts.osVersion, facts.fingerprint ?? null, facts.tier, facts.ramMb]),
        ),
      );
    },
  );
  leaf(device, 'label <device> [labels...]', 'sets its labels; none takes all away').action(
    async (name: string, labels: string[], options: Common) => {
      const api = await connect(options);
      show(options, await api.setLabels((await find(api, name)).id, labels));
    },
  );
  leaf(device, 'hold <device>', 'takes it out of the farm for a person who wants it in hand')
    .requiredOption('--by <name>', 'who has it')
    .option('--reason <text>', 'what for, for others to read')
    .option('--minutes <n>', 'how long, 60 if left out', wholeNumber)
    .action(async (name: string, options: Common & { by: string; reason?: string; minutes?: number }) => {
      const api = await connect(options);
      const { by, reason, minutes } = options;
      const body = { by, ...(reason === undefined ? {} : { reason }), ...(minutes === undefined ? {} : { minutes }) };
      show(options, await api.holdDevice((await find(api, name)).id, body));
    });
  leaf(device, 'release <device>', 'gives it back to the farm').action(async (name: string, options: Common) => {
    const api = await connect(options);
    show(options, await api.releaseDevice((await find(api, name)).id));
  });
  leaf(device, 'return <device>', 'lets it out of quarantine: a person has seen to it').action(
    async (name: string, options: Common) => {
      const api = await connect(options);
      show(options, await api.returnDevice((await find(api, name)).id));
    },
  );
  leaf(device, 'check <device>', 'one health launch; a valid one lets it out of quarantine, exit code 3 otherwise')
    .option('--like <benchmark>', 'whose model, clips and configuration to take; the newest if left out')
    .action(async (name: string, options: Common & { like?: string }) => {
      const api = await connect(options);
      const ended = await checkDevice(api, await find(api, name), options.like, (line) => console.error(line));
      print(options.json, ended, () => runTable(ended.runs));
      if (ended.runs.some((run) => run.validity !== 'valid')) process.exitCode = 3;
    });
}

/** A person knows a phone by its serial, a program by its id. */
async function find(api: Client, name: string): Promise<Device> {
  const { devices } = await api.devices();
  const found = devices.find((device) => device.id === name || device.serial === name);
  if (!found) throw new CommandError(2, `there is no device ${name}; "framefarm device list" names them`);
  return found;
}

function show(options: Common, device: Device): void {
  print(options.json, device, () => deviceText(device));
}

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new CommandError(2, `--minutes takes a whole number, not "${text}"`);
  return Number(text);
}
