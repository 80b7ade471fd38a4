import type { RunnerProblem } from '@framefarm/contracts';
import { table } from '../table.ts';

/** What runners see and cannot use: who sees it, since when, why, and what to do. Nothing when there is nothing. */
export function problemText(problems: readonly RunnerProblem[]): readonly string[] {
  if (problems.length === 0) return [];
  return [
    '\nseen and not usable:',
    table(
      ['phone', 'runner', 'since', 'kind', 'why', 'what to do'],
      problems.map(({ address, serial, runnerName, since, kind, why, next }) => [
        serial === null || serial === address ? address : `${serial} at ${address}`,
        runnerName,
        since,
        kind,
        why,
        next,
      ]),
    ),
  ];
}
