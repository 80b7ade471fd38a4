import type { Command } from 'commander';
import { stateDir } from '../env.ts';
import { startLocal } from '../local/start-local.ts';

export function registerLocal(program: Command): void {
  program
    .command('local')
    .description('start API, database and runner here until Ctrl-C')
    .option('--json', 'print only JSON, one event per line')
    .action(async ({ json }: { json?: boolean }) => {
      const farm = await startLocal(stateDir(), (event) => console.log(JSON.stringify(event)));
      const { url, docs } = farm;
      console.log(json ? JSON.stringify({ event: 'local.ready', url, docs }) : `documentation: ${docs}`);
      const stop = () => void farm.stop().then(() => process.exit(0));
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
}
