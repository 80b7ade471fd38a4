import type { Device, Run, RunnerProblem } from '@framefarm/contracts';
import { table } from '../table.ts';
import { comesBackText, conditionOf } from './device-text.ts';
import { problemText } from './problem-text.ts';
import { waitText } from './wait-text.ts';

const CONDITIONS = ['free', 'busy', 'held', 'quarantine', 'needs person', 'offline'] as const;
const TIERS = ['low', 'mid', 'high', 'flagship', 'host'] as const;
const BAR = 24;
const SHOWN = 12;

/** The fleet for one glance: a row per tier, what is not usable, what is under way with its progress, what waits and why. */
export function fleetText(
  devices: readonly Device[],
  runs: readonly Run[],
  problems: readonly RunnerProblem[],
): string {
  const tiers = TIERS.filter((tier) => devices.some((device) => device.tier === tier));
  const fleet = table(
    ['tier', 'devices', ...CONDITIONS],
    tiers.map((tier) => {
      const here = devices.filter((device) => device.tier === tier);
      const count = (condition: string) => here.filter((device) => conditionOf(device) === condition).length || null;
      return [tier, here.length, ...CONDITIONS.map(count)];
    }),
  );
  const resting = devices
    .filter(({ nextCheckAt, needsPerson }) => nextCheckAt !== null || needsPerson)
    .map((device) => [device.serial, conditionOf(device), device.quarantineReason, comesBackText(device)]);
  const alive = runs.filter((run) => run.lifeCycle !== 'ended');
  const queued = alive.filter((run) => run.lifeCycle === 'queued');
  const underWay = alive.filter((run) => run.lifeCycle !== 'queued').map(progressOf);
  const waiting = queued
    .slice(0, SHOWN)
    .map((run) => [run.id, `priority ${run.priority}`, estimateOf(run), run.waitReason]);
  const more = queued.length > SHOWN ? [`and ${queued.length - SHOWN} more`] : [];
  return [
    devices.length === 0 ? 'no device yet: is a runner enrolled? "framefarm runner enrol" makes a code' : fleet,
    ...(resting.length === 0
      ? []
      : [
          `\nin quarantine: ${resting.length}`,
          table(['device', 'condition', 'because', 'comes back'], resting.slice(0, SHOWN)),
        ]),
    ...problemText(problems),
    `\nunder way: ${underWay.length}`,
    ...(underWay.length === 0
      ? []
      : [table(['device', 'run', 'life cycle', 'launches', '', 'before its next launch it'], underWay)]),
    `\nwaiting: ${queued.length}`,
    ...(waiting.length === 0 ? [] : [table(['run', 'priority', 'about', 'because'], waiting)]),
    ...more,
  ].join('\n');
}

function progressOf({ serial, id, lifeCycle, progress: { done, of }, phoneWait }: Run): string[] {
  const full = Math.round((done / of) * BAR);
  const bar = `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}]`;
  return [serial ?? '-', id, lifeCycle, `${done}/${of}`, bar, waitText(phoneWait)];
}

function estimateOf({ waitEstimateMs }: Run): string {
  if (waitEstimateMs === null) return 'unknown';
  return waitEstimateMs < 90_000
    ? `${Math.round(waitEstimateMs / 1000)} s`
    : `${Math.round(waitEstimateMs / 60_000)} min`;
}
