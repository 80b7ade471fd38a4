import type { Policy, Run, StageSummary } from '@framefarm/contracts';
import { STAGES } from '@framefarm/domain';
import { ms, table } from '../apps/cli/src/table.ts';

/** Runs of one device that may be looked at together: same engine, same kind of frame plan. */
interface Row {
  readonly name: string;
  readonly runs: readonly Run[];
  /** Whose stages are shown: the valid run with the most launches. */
  readonly shown: Run;
}

/** Two tables, per device and tier: how the runs ended and what they are worth; then every stage. Reasons of runs that are not valid follow. */
export function fleetTable(runs: readonly Run[], policies: readonly Policy[]): string {
  const rows = rowsOf(runs);
  const overview = table(
    ['device', 'tier', 'timing', 'frames', 'valid/tainted/invalid', 'n', 'total ms', 'peak MB', 'score', 'policy'],
    rows.map(({ name, runs: all, shown }) => [
      name,
      shown.tier,
      shown.timing,
      planOf(shown),
      (['valid', 'tainted', 'invalid'] as const)
        .map((word) => all.filter((run) => run.validity === word).length)
        .join('/'),
      shown.stages?.total.n ?? 0,
      stage(shown.stages?.total),
      shown.pssKb === null ? null : (shown.pssKb / 1024).toFixed(0),
      shown.score?.toFixed(3) ?? null,
      policyOf(shown, policies),
    ]),
  );
  const stages = table(
    ['stage ms', ...STAGES],
    rows.map(({ name, shown }) => [`${name} ${planOf(shown)}`, ...STAGES.map((one) => stage(shown.stages?.[one]))]),
  );
  const reasons = runs.flatMap((run) => run.reasons.map((reason) => `${run.serial} ${run.id}: ${reason}`));
  return [overview, '', stages, ...reasons].join('\n');
}

function rowsOf(runs: readonly Run[]): Row[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = `${run.serial} ${run.engine} ${planOf(run)}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map((group) => {
    const valid = group.filter((run) => run.validity === 'valid').toSorted((a, b) => b.launches - a.launches);
    const shown = valid[0] ?? (group[0] as Run);
    return { name: shown.serial ?? 'none', runs: group, shown };
  });
}

function planOf({ configuration: { framePlan } }: Run): string {
  return framePlan.kind === 'fixed' ? String(framePlan.frames) : 'all';
}

function policyOf(run: Run, policies: readonly Policy[]): string | null {
  const policy = policies.find(({ evidenceRuns }) => evidenceRuns.includes(run.id));
  return policy === undefined ? null : `${policy.channel} v${policy.version} ${policy.sha256.slice(0, 8)}`;
}

/** `p50 [95 % interval of the p50] p95`, over one value per launch. */
function stage(summary: StageSummary | undefined): string {
  if (summary === undefined || summary.n === 0) return '-';
  const interval = summary.ci95 === null ? '' : ` [${summary.ci95.map((bound) => ms(bound)).join(' ')}]`;
  return `${ms(summary.p50Ms)}${interval} ${ms(summary.p95Ms)}`;
}
