import { analyseWarmup } from '@framefarm/stats';
import type { Command } from 'commander';
import { analyseEach } from './analyse-each.ts';
import { readJsonInput } from './read-json-input.ts';

const INVALID = 3;

/** `framefarm warmup analyse`: works on anybody's launches, without a server. */
export function registerWarmup(program: Command): void {
  program
    .command('warmup')
    .description('when launches become steady')
    .command('analyse')
    .description('classifies launches as flat, warmup, slowdown or no-steady, without a server; prints JSON')
    .requiredOption('--input <file>', 'JSON {launches: [{values}]} or an array; - reads stdin')
    .option('--json', 'print JSON, which it always does')
    .addHelpText(
      'after',
      `
values are all iterations of a launch in their order. steadyFrom is the first steady one, from 0; null when there is no steady state.
A launch whose values cannot be analysed has class null. Exit code 0 when any could be, 3 when none, 2 for other input.`,
    )
    .action(async ({ input }: { input: string }) => {
      const { output, all } = analyseEach(await readJsonInput(input), analyseWarmup);
      console.log(JSON.stringify(output, null, 2));
      const launches = all.flatMap((one) => one.launches);
      const isLost = launches.length > 0 && launches.every((launch) => launch.class === null);
      if (isLost) {
        console.error(`invalid: ${launches[0]?.reason}`);
        process.exitCode = INVALID;
      }
    });
}
