import { compareLaunches, readComparison } from '@framefarm/stats';
import type { Command } from 'commander';
import { analyseEach } from './analyse-each.ts';
import { readJsonInput } from './read-json-input.ts';

const INVALID = 3;

/** `framefarm verdict`: works on anybody's launches, without a server. */
export function registerVerdict(program: Command): void {
  program
    .command('verdict')
    .description('says whether B is slower than A, from raw launches, without a server; prints JSON')
    .requiredOption(
      '--input <file>',
      'JSON {metric, alpha?, launches: [{arm: "A" or "B", device?, pair?, values}]} or an array; - reads stdin',
    )
    .option('--json', 'print JSON, which it always does')
    .addHelpText(
      'after',
      `
metric is "median" or "p95", lower is better, values are warm iterations. Launches of one pair ran on one phone next to each other;
without pair they are compared unpaired. Optional per launch: id, build, body, os. alpha is 0.01, allowedChange 0.03 unless given.
  {"metric": "median", "launches": [{"arm": "A", "pair": 1, "values": [100, 101, 99]}, {"arm": "B", "pair": 1, "values": [104, 103, 105]}, ...]}
verdict: pass, regress, improve, inconclusive, invalid. Exit code 0 when it could be analysed, 3 when it is invalid, 2 for other input.`,
    )
    .action(async ({ input }: { input: string }) => {
      const { output, all } = analyseEach(await readJsonInput(input), (one) => compareLaunches(readComparison(one)));
      console.log(JSON.stringify(output, null, 2));
      const isLost = all.length > 0 && all.every(({ verdict }) => verdict === 'invalid');
      if (isLost) {
        console.error(`invalid: ${all[0]?.reasons[0]}`);
        process.exitCode = INVALID;
      }
    });
}
