import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type PickLog, differenceFrom } from './pick-log.ts';
import { PLANNER_MODES } from './planner-policy.ts';
import { REASONS } from './planner.ts';

const file = new URL('../../../../harness-app/protocol/planner-golden/picks.ndjson', import.meta.url);
const logs = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as PickLog);

it('the planner answers every golden log as written', () => {
  expect(logs.length).toBeGreaterThanOrEqual(500);
  expect(logs.map((log) => differenceFrom(log)).filter((difference) => difference !== null)).toEqual([]);
});

it('the golden logs show every mode and every reason', () => {
  expect(new Set(logs.map(({ policy }) => policy.mode))).toEqual(new Set(PLANNER_MODES));
  const reasons = logs.flatMap(({ events }) => events.flatMap((event) => (event[0] === 'next' ? [event[5]] : [])));
  expect(new Set(reasons)).toEqual(new Set(REASONS));
});

it('a log that was altered is told apart', () => {
  const log = logs.find(({ events }) => events.some((event) => event[0] === 'next' && event[3] === 'look')) as PickLog;
  const events = log.events.map((event) =>
    event[0] === 'next' ? (['next', event[1], event[2], event[3], -7, event[5]] as const) : event,
  );
  expect(differenceFrom({ ...log, events })).toContain('-7');
  expect(differenceFrom({ ...log, chosen: -7 })).toContain('instead of -7');
});
