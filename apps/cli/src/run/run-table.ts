import type { Run, StageSummary } from '@framefarm/contracts';
import { STAGES } from '@framefarm/domain';
import { ms, table } from '../table.ts';

function stage(summary: StageSummary | undefined): string {
  if (summary === undefined || summary.n === 0) return '-';
  const interval = summary.ci95 === null ? '' : ` [${summary.ci95.map((bound) => ms(bound)).join(' ')}]`;
  return `${ms(summary.p50Ms)}${interval} ${ms(summary.p95Ms)}`;
}

/** One line per run: its words, then per stage `p50 [interval of the p50] p95` in milliseconds, one value per launch. */
export function runTable(runs: readonly Run[]): string {
  const head = ['run', 'device', 'tier', 'timing', 'ended', 'validity', 'n', ...STAGES, 'total', 'peak MB', 'score'];
  const rows = runs.map((run) => [
    run.id.slice(-6),
    run.serial,
    run.tier,
    run.timing,
    run.outcome ?? run.lifeCycle,
    run.validity,
    run.stages?.total.n ?? 0,
    ...[...STAGES, 'total' as const].map((name) => stage(run.stages?.[name])),
    run.pssKb === null ? null : (run.pssKb / 1024).toFixed(0),
    run.score?.toFixed(3) ?? null,
  ]);
  const reasons = runs.flatMap((run) => run.reasons.map((reason) => `${run.id.slice(-6)}: ${reason}`));
  return [table(head, rows), ...reasons].join('\n');
}
