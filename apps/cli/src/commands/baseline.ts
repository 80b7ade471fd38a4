import type { DeviceSelector } from '@framefarm/contracts';
import { CHANNELS, type Channel } from '@framefarm/domain';
import { type Command, Option } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { table } from '../table.ts';
import { candidateOf } from './gate.ts';
import { readJsonInput } from './read-json-input.ts';

export function registerBaseline(program: Command): void {
  const baseline = program.command('baseline').description('what builds are compared with');
  leaf(
    baseline,
    'set <name> <arm>',
    'begins a baseline now; <arm> is a benchmark id or file with one model and configuration',
  )
    .requiredOption('--branch <name>', 'the branch it stands for')
    .requiredOption('--build <name>', 'the build that it is')
    .addOption(
      new Option('--channel <channel>', 'sandbox for phones in software').choices([...CHANNELS]).default('stable'),
    )
    .option('--devices <file>', 'JSON: a device selector; every phone of the channel if left out')
    .action(
      async (
        name: string,
        source: string,
        options: Common & { branch: string; build: string; channel: Channel; devices?: string },
      ) => {
        const api = await connect(options);
        const { branch, build, channel, devices } = options;
        const every = { bodies: channel === 'sandbox' ? ['virtual' as const] : ['real' as const, 'host' as const] };
        const put = await api.putBaseline({
          name,
          branch,
          build,
          channel,
          arm: await candidateOf(api, source, build),
          deviceSet: devices === undefined ? every : ((await readJsonInput(devices)) as DeviceSelector),
        });
        print(
          options.json,
          put,
          () => `${put.id}: baseline ${name} is build ${build} of ${branch} from ${put.startedAt} on`,
        );
      },
    );
  leaf(baseline, 'list', 'baselines, and since when each phone belongs to them with which system').action(
    async (options: Common) => {
      const all = await (await connect(options)).baselines();
      print(options.json, all, () =>
        table(
          ['baseline', 'branch', 'build', 'channel', 'phone', 'system', 'since', 'until'],
          all.baselines.flatMap(({ name, branch, build, channel, startedAt, devices }) =>
            devices.length === 0
              ? [[name, branch, build, channel, null, null, startedAt, null]]
              : devices.map(({ serial, os, since, until }) => [name, branch, build, channel, serial, os, since, until]),
          ),
        ),
      );
    },
  );
}
