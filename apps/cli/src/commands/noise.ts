import type { Command } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { noiseText } from '../history/noise-text.ts';

export function registerNoise(program: Command): void {
  const noise = program.command('noise').description('what a build compared with itself says about tiers and metrics');
  leaf(noise, 'show', 'spread, smallest change found and false alarms of each tier and metric').action(
    async (options: Common) => {
      const found = await (await connect(options)).noise();
      print(options.json, found, () => noiseText(found));
    },
  );
  leaf(noise, 'schedule', 'when the nights of A/A begin')
    .requiredOption('--at <time>', 'HH:MM, UTC')
    .option('--off', 'keeps the time and switches them off')
    .action(async ({ at, off, ...options }: Common & { at: string; off?: boolean }) => {
      const after = await (await connect(options)).scheduleNoise({ startsAt: at, enabled: off !== true });
      print(options.json, after, () => noiseText(after));
    });
}
