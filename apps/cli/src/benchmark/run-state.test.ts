import type { Run } from '@framefarm/contracts';
import { expect, it } from 'vitest';
import { runState } from './run-state.ts';

const NOW = Date.parse('2026-01-01T09:12:30.000Z');
const run = (changes: Partial<Run>) =>
  ({
    lifeCycle: 'running',
    progress: { done: 0, of: 2 },
    phoneWait: null,
    sustained: null,
    waitReason: null,
    ...changes,
  }) as Run;

it('a run says how far it is: launches, the minute of a sustained one, what its phone waits for, how it ended', () => {
  const launchSince = '2026-01-01T09:00:00.000Z';
  expect(runState(run({}), NOW)).toBe('running 0/2');
  expect(runState(run({ sustained: { minutes: 30, launchSince } }), NOW)).toBe('running 0/2, minute 13 of 30');
  expect(runState(run({ sustained: { minutes: 5, launchSince } }), NOW)).toBe('running 0/2, minute 5 of 5');
  expect(runState(run({ sustained: { minutes: 0.5, launchSince } }), NOW)).toBe('running 0/2, minute 0.5 of 0.5');
  expect(runState(run({ sustained: { minutes: 30, launchSince: null } }), NOW)).toBe('running 0/2');
  expect(runState(run({ phoneWait: { for: ['rest'], since: launchSince } }), NOW)).toBe(
    'running 0/2, waits for rest since 09:00:00 UTC',
  );
  expect(runState(run({ lifeCycle: 'queued', waitReason: 'busy' }), NOW)).toBe('queued: busy');
  expect(runState(run({ lifeCycle: 'ended', outcome: 'succeeded', validity: 'valid' }), NOW)).toBe('succeeded, valid');
});
