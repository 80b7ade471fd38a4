import type { Device, Run } from '@framefarm/contracts';
import { expect, it } from 'vitest';
import { fleetText } from './fleet-text.ts';

const device = (serial: string, changes: Partial<Device> = {}) =>
  ({
    serial,
    tier: 'low',
    state: 'online',
    currentRunId: null,
    hold: null,
    quarantineReason: null,
    suspectReason: null,
    needsPerson: false,
    nextCheckAt: null,
    ...changes,
  }) as Device;
const run = (id: string, changes: Partial<Run>) =>
  ({
    id,
    serial: 'a',
    priority: 0,
    waitEstimateMs: null,
    waitReason: null,
    progress: { done: 0, of: 4 },
    phoneWait: null,
    ...changes,
  }) as Run;

it('counts conditions per tier, draws progress and says why runs wait', () => {
  const text = fleetText(
    [
      device('a', { currentRunId: 'run_1' }),
      device('b', { quarantineReason: 'x', nextCheckAt: '9:30' }),
      device('c', { tier: 'host', hold: { by: 'ada', reason: null, until: '' } }),
      device('d', { state: 'offline', quarantineReason: 'x' }),
      device('e', { state: 'offline', quarantineReason: 'x', needsPerson: true }),
    ],
    [
      run('run_1', { lifeCycle: 'running', progress: { done: 1, of: 4 } }),
      run('run_4', { lifeCycle: 'running', phoneWait: { for: ['probe-slow'], since: '2026-01-01T09:07:00.000Z' } }),
      run('run_2', { lifeCycle: 'queued', waitReason: 'busy: \u001b[31ma', waitEstimateMs: 150_000 }),
      run('run_3', { lifeCycle: 'ended' }),
    ],
    [
      {
        kind: 'held-elsewhere',
        address: 'a',
        serial: 'a',
        why: 'runner left has it since 9:00',
        next: 'unplug it there',
        runnerId: 'rnr_2',
        runnerName: 'right',
        since: '9:05',
      },
    ],
  );
  expect(text).toContain(
    [
      'tier  devices  free  busy  held  quarantine  needs person  offline',
      'low   4        -     1     -     1           1             1',
      'host  1        -     -     1     -           -             -',
      '',
      'in quarantine: 2',
      'device  condition     because  comes back',
      'b       quarantine    x        checked by the farm after 9:30, as soon as it is there; now by "framefarm device check"',
      'e       needs person  x        by a person only: "framefarm device check" or "framefarm device return"',
      '',
      'seen and not usable:',
      'phone  runner  since  kind            why                            what to do',
      'a      right   9:05   held-elsewhere  runner left has it since 9:00  unplug it there',
    ].join('\n'),
  );
  expect(text).toContain('a       run_1  running     1/4       [######..................]');
  expect(text).toMatch(/run_4 .*waits for probe-slow since 09:07:00 UTC/);
  expect(text).toMatch(/run_2 +priority 0 +3 min +busy: \?\[31ma/);
  expect(text).not.toContain('run_3');
});

it('tells what to do when there is nothing', () => expect(fleetText([], [], [])).toContain('framefarm runner enrol'));
