import type { Breakers } from '@framefarm/contracts';
import type { Command } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { table } from '../table.ts';

export function registerBreaker(program: Command): void {
  const breaker = program
    .command('breaker')
    .description('tiers that judge nothing because most of their phones failed at once');
  leaf(breaker, 'list', 'those that are open, and why').action(async (options: Common) => {
    const found = await (await connect(options)).breakers();
    print(options.json, found, () => breakerTable(found));
  });
  leaf(breaker, 'close <scope>', 'says that it is mended: a tier, or farm; golden runs decide anew from here')
    .requiredOption('--by <name>', 'who you are')
    .requiredOption('--reason <text>', 'what was mended')
    .action(async (scope: string, { by, reason, ...options }: Common & { by: string; reason: string }) => {
      const after = await (await connect(options)).closeBreaker(scope, { by, reason });
      print(options.json, after, () => breakerTable(after));
    });
}

function breakerTable({ breakers }: Breakers): string {
  if (breakers.length === 0) return 'no breaker is open: every tier judges';
  return table(
    ['scope', 'since', 'reason'],
    breakers.map(({ scope, openedAt, reason }) => [scope, openedAt.slice(0, 16), reason]),
  );
}
