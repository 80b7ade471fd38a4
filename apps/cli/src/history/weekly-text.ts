import type { WeeklyReport } from '@framefarm/contracts';
import { table } from '../table.ts';

export function weeklyText(report: WeeklyReport): string {
  const { from, until, comparisons, verdicts, unjudged, falseDiscoveryRate, expectedByChance, found } = report;
  const judged = verdicts - unjudged;
  return [
    `${from.slice(0, 10)} to ${until.slice(0, 10)}: ${comparisons} comparisons, ${verdicts} verdicts, ${unjudged} without an effect that could be judged`,
    `at 1 % each, ${expectedByChance.toFixed(1)} of ${judged} would differ by chance alone; below, at most ${100 * falseDiscoveryRate} % are false on average`,
    '',
    found.length === 0
      ? 'nothing that chance does not explain'
      : table(
          ['comparison', 'name', 'metric', 'verdict', 'change', 'adjusted p'],
          found.map((one) => [
            one.comparisonId,
            one.name,
            one.metric,
            one.verdict,
            `${one.effect > 0 ? '+' : ''}${(100 * one.effect).toFixed(1)} %`,
            one.adjustedP.toPrecision(2),
          ]),
        ),
  ].join('\n');
}
