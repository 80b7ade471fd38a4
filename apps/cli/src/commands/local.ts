import { once } from 'node:events';
import type { Command } from 'commander';
import { stateDir } from '../env.ts';
import { startLocal } from '../local/start-local.ts';

export function registerLocal(program: Command): void {
  program
    .command('local')
    .description('start API, database and runner here until Ctrl-C')
    .option('--json', 'print only JSON, one event per line')
    .action(async ({ json }: { json?: boolean }) => {
      const stopping = new AbortController();
      const stop = () => stopping.abort();
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
      const farm = await startLocal(stateDir(), (event) => console.log(JSON.stringify(event)), stopping.signal);
      const { url, docs, adbServerPort } = farm;
      console.log(json ? JSON.stringify({ event: 'local.ready', url, docs, adbServerPort }) : `documentation: ${docs}`);
      if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
      await farm.stop();
    });
}
