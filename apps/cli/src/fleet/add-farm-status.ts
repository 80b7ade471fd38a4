import type { Command } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { watchText } from '../watch-text.ts';
import { fleetText } from './fleet-text.ts';

/** `framefarm farm status`: the fleet drawn in the terminal. */
export function addFarmStatus(farm: Command): void {
  leaf(farm, 'status', 'the fleet at a glance: tiers, what is under way, what waits and why')
    .option('--watch', 'draw it again every second until Ctrl-C')
    .action(async (options: Common & { watch?: boolean }) => {
      const api = await connect(options);
      const read = async () => ({ ...(await api.devices()), runs: (await api.aliveRuns()).runs });
      if (options.json) return print(true, await read(), () => '');
      await watchText(options.watch, async () => {
        const { devices, runs, problems } = await read();
        return fleetText(devices, runs, problems);
      });
    });
}
