import type { Device } from '@framefarm/contracts';
import { table } from '../table.ts';
import { waitText } from './wait-text.ts';

/** What a device is good for right now, in one word. */
export function conditionOf(device: Device): string {
  if (device.needsPerson) return 'needs person';
  if (device.state === 'offline') return 'offline';
  if (device.quarantineReason !== null) return 'quarantine';
  if (device.hold !== null) return 'held';
  return device.currentRunId === null ? 'free' : 'busy';
}

/** How a device leaves quarantine; null for one that is not in it. */
export function comesBackText({ quarantineReason, nextCheckAt, needsPerson }: Device): string | null {
  if (quarantineReason === null) return null;
  if (nextCheckAt !== null)
    return `checked by the farm after ${nextCheckAt}, as soon as it is there; now by "framefarm device check"`;
  return needsPerson
    ? 'by a person only: "framefarm device check" or "framefarm device return"'
    : 'when the breaker closes';
}

/** Every device on a line. */
export function deviceTable(devices: readonly Device[]): string {
  return table(
    ['id', 'serial', 'platform', 'body', 'tier', 'condition', 'run', 'runner', 'also seen by', 'labels'],
    devices.map((device) => [
      device.id,
      device.serial,
      device.platform,
      device.body,
      device.tier,
      conditionOf(device),
      device.currentRunId,
      device.runnerName,
      device.alsoSeenBy.map(({ runnerName }) => runnerName).join(' ') || null,
      device.labels.join(' ') || null,
    ]),
  );
}

/** All that is known of one device. */
export function deviceText(device: Device): string {
  const { hold } = device;
  const rows: [string, string | number | null | undefined][] = [
    ['serial', device.serial],
    ['model', [device.brand, device.model].filter(Boolean).join(' ')],
    ['what it is', `${device.platform}, ${device.body}, tier ${device.tier} (${device.tierSource})`],
    ['system', `${device.osVersion}${device.sdk === undefined ? '' : `, API ${device.sdk}`}, ${device.abi}`],
    ['chip', device.soc],
    ['instructions', device.instructionSets?.join(' ')],
    ['memory', device.ramMb === null ? null : `${device.ramMb} MB`],
    ['fingerprint', device.fingerprint],
    ['condition', conditionOf(device)],
    ['run', device.currentRunId],
    ['before its next launch it', waitText(device.phoneWait)],
    ['runner', `${device.runnerName} since ${device.runnerSince}`],
    ...device.alsoSeenBy.map(({ runnerName, since }): [string, string] => [
      'also seen by',
      `${runnerName} since ${since}, which may not have it: unplug it there, or stop that runner`,
    ]),
    [
      'held',
      hold === null ? null : `by ${hold.by} until ${hold.until}${hold.reason === null ? '' : `: ${hold.reason}`}`,
    ],
    ['quarantine', device.quarantineReason],
    ['comes back', comesBackText(device)],
    ['suspect', device.suspectReason],
    ['labels', device.labels.join(' ')],
    ['fence', device.fence],
    ['last seen', device.lastSeenAt],
  ];
  return table(
    ['device', device.id],
    rows.flatMap(([name, value]) => (value === null || value === undefined || value === '' ? [] : [[name, value]])),
  );
}
