import type { Command } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { table } from '../table.ts';

export function registerDevice(program: Command): void {
  const device = program.command('device').description('phones of the farm');
  leaf(device, 'list', 'every phone').action(async (options: Common) => {
    const all = await (await connect(options)).devices();
    print(options.json, all, () =>
      table(
        ['id', 'serial', 'platform', 'body', 'tier', 'state', 'run'],
        all.devices.map((d) => [d.id, d.serial, d.platform, d.body, d.tier, d.state, d.currentRunId]),
      ),
    );
  });
}
