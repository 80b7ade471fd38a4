import { seededRandom } from '@framefarm/phone-model';
import { type PlannerConditions, createPlanner, replayPolicy } from '../../packages/policy/src/index.ts';
import { type PickEvent, type PickLog, differenceFrom, recorded } from '../../packages/policy/src/planner/pick-log.ts';
import { type RandomWorld, randomWorld } from '../../packages/policy/src/planner/planner-worlds.fixture.ts';

const PICKS = 600;
/** Longer logs tell nothing new. */
const MOST_EVENTS = 160;
/** An answer that rests on the last digits of a double would hold another language to its mathematical library. */
const STRETCHES = [1 + 1e-9, 1 - 1e-9];

const random = seededRandom(7_001);

function conditionsAt(k: number): PlannerConditions {
  return { thermalStatus: k % 7 === 3 ? k % 5 : 0, lowPower: k % 11 === 5, previewActive: k % 13 === 7 };
}

/** Six significant digits, so that the log is short and every language reads the same number. */
function rounded<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'number' ? Number(part.toPrecision(6)) : part,
  ) as T;
}

function logOf({ clip, scores, policy: exact, world }: RandomWorld, name: string, k: number): PickLog {
  const policy = rounded(exact);
  const conditions = conditionsAt(k);
  const events: PickEvent[] = [];
  const planner = recorded(createPlanner(policy, clip, conditions), events);
  const { chosen } = replayPolicy(scores, clip, policy.costs, 0, planner, world);
  const { bFrames, ...index } = clip.index;
  return {
    name,
    policy,
    clip: { ...index, bFrames: bFrames === null ? null : bFrames.map((b) => (b ? '1' : '0')).join('') },
    conditions,
    events,
    chosen,
  };
}

function allLogs(): PickLog[] {
  const logs: PickLog[] = [];
  while (logs.length < PICKS) {
    const log = logOf(randomWorld(random), `pick-${String(logs.length).padStart(3, '0')}`, logs.length);
    if (log.events.length <= MOST_EVENTS && STRETCHES.every((stretch) => differenceFrom(log, stretch) === null))
      logs.push(log);
  }
  return logs;
}

/** The text of harness-app/protocol/planner-golden/picks.ndjson: one pick on a line. */
export function plannerGolden(): string {
  return `${allLogs()
    .map((log) => JSON.stringify(log))
    .join('\n')}\n`;
}
