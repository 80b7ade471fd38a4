import { FROZEN_PARAMETERS } from '../frozen-parameters.ts';
import { groupBy } from '../group-by.ts';
import type { Arm, Launch } from './read-comparison.ts';

export interface Inspection {
  /** Without repeated uploads. */
  readonly launches: readonly Launch[];
  /** Each of them forbids a verdict. */
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

const ARMS = ['A', 'B'] as const;

/** What can be wrong with launches apart from how long they took: repeated uploads, mixed builds, bodies or operating systems, an empty arm. */
export function inspectLaunches(all: readonly Launch[]): Inspection {
  const { launches, faults, notes } = withoutDuplicates(all);
  for (const arm of ARMS) {
    if (launches.every((launch) => launch.arm !== arm)) faults.push(`arm ${arm} is empty: there is nothing to compare`);
    const builds = distinct(inArm(launches, arm), 'build');
    if (builds.length > 1)
      faults.push(`arm ${arm} holds builds ${builds.join(' and ')}: builds were mixed or arms were swapped`);
  }
  const bodies = distinct(launches, 'body');
  if (bodies.length > 1)
    faults.push(`launches of bodies ${bodies.join(' and ')} are not comparable: compare within one body`);
  const [a, b] = ARMS.map((arm) => distinct(inArm(launches, arm), 'build'));
  if (a?.length === 1 && a[0] === b?.[0])
    notes.push(`both arms hold build ${a[0]}: this is a comparison of a build with itself`);
  faults.push(...changedSystems(launches));
  return { launches, faults, notes };
}

/** An upload that came twice counts once; the same values under both arms, or one id with two contents, leave no way to tell which is true. */
function withoutDuplicates(all: readonly Launch[]) {
  const faults: string[] = [];
  const notes: string[] = [];
  const launches: Launch[] = [];
  for (const launch of all) {
    const sameId = launches.find((other) => launch.id !== null && other.id === launch.id);
    const copy = launches.find((other) => isCopy(launch, other));
    if (sameId !== undefined && !hasEqualValues(sameId, launch))
      faults.push(`launch id ${launch.id} came twice with different values: upload it again from the raw report`);
    if (copy !== undefined && copy.arm !== launch.arm)
      faults.push(
        `the same ${launch.values.length} values stand in arm A and in arm B: one upload was counted for both`,
      );
    else if (copy !== undefined || sameId !== undefined)
      notes.push(`a launch of arm ${launch.arm} was uploaded twice and counts once`);
    if (copy === undefined && sameId === undefined) launches.push(launch);
  }
  return { launches, faults, notes };
}

function isCopy(one: Launch, other: Launch): boolean {
  const { duplicateMinValues, duplicateMinDistinct } = FROZEN_PARAMETERS.verdict;
  return (
    one.values.length >= duplicateMinValues &&
    hasEqualValues(one, other) &&
    new Set(one.values.subarray(0, 1000)).size >= duplicateMinDistinct
  );
}

function hasEqualValues({ values }: Launch, other: Launch): boolean {
  return values.length === other.values.length && values.every((value, i) => value === other.values[i]);
}

/** A phone whose system changed is two phones: launches before and after must not stand against each other. */
function changedSystems(launches: readonly Launch[]): string[] {
  const blocks = groupBy(launches, ({ device, pair }) => `${device ?? ''} ${pair ?? ''}`);
  return [...blocks.values()]
    .filter((block) => distinct(block, 'os').length > 1)
    .map((block) => {
      const { device, pair } = block[0] as Launch;
      const where = pair === null ? 'between its launches' : `inside pair ${pair}`;
      return `the system of device ${device ?? '(unnamed)'} changed ${where}: ${distinct(block, 'os').join(' to ')}`;
    });
}

function inArm(launches: readonly Launch[], arm: Arm): readonly Launch[] {
  return launches.filter((launch) => launch.arm === arm);
}

function distinct(launches: readonly Launch[], key: 'build' | 'body' | 'os'): readonly string[] {
  return [...new Set(launches.map((launch) => launch[key]).filter((value) => value !== null))];
}
