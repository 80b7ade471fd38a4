import type { RolloutDetails } from '@framefarm/contracts';
import { table } from '../table.ts';

/** A rollout for a terminal: where it stands, what the guardrails read, what the next step lacks. */
export function rolloutText(rollout: RolloutDetails): string {
  const { id, state, pausedIn, since, runs, readings, doubted, next, unmet } = rollout;
  const paused = pausedIn === null ? '' : ` in ${pausedIn}`;
  const number = (value: number | null) => (value === null ? null : Number(value.toPrecision(4)));
  return [
    `${id}: ${state}${paused} since ${since}; ${rollout.app}, ${rollout.channel}, ${rollout.platform}, ${rollout.tier}`,
    `candidate ${rollout.policyId} against ${rollout.incumbentId}; started by ${rollout.startedBy}, approved by ${rollout.approvedBy ?? 'nobody'}`,
    `${rollout.looks} looks, ${runs.candidate} runs of the candidate, ${runs.control} of the control`,
    table(
      ['guardrail', 'control', 'candidate', 'towards alarm', 'networks left out'],
      readings.map((r) => [
        r.guardrail,
        number(r.control),
        number(r.candidate),
        number(r.curve.at(-1) ?? null),
        r.leftOut,
      ]),
    ),
    ...doubted.map((alarm) => `doubted alarm: ${alarm}`),
    ...(next === null ? [] : [unmet.length === 0 ? `ready for ${next}` : `for ${next} it lacks:`]),
    ...unmet.map((line) => `  ${line}`),
  ].join('\n');
}
