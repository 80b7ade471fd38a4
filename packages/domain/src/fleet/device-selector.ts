import type { Body, Platform, Tier } from '../words.ts';
import { type DeviceAttributes, type DeviceCondition, holds } from './device-condition.ts';

/** Which devices may take a run; every condition that is given has to hold. */
export interface Selector {
  readonly ids?: readonly string[];
  readonly tiers?: readonly Tier[];
  readonly platforms?: readonly Platform[];
  readonly bodies?: readonly Body[];
  readonly models?: readonly string[];
  /** The device carries all of them. */
  readonly labels?: readonly string[];
  readonly where?: readonly DeviceCondition[];
}

export interface SelectableDevice extends DeviceAttributes {
  readonly id: string;
  readonly serial: string;
  readonly model: string;
  readonly tier: Tier;
  readonly platform: Platform;
  readonly body: Body;
  readonly labels: readonly string[];
  readonly state: 'online' | 'offline';
  readonly currentRunId: string | null;
  /** A person has it in hand. */
  readonly hold: { readonly by: string; readonly until: string } | null;
  /** Why it takes no runs but health checks; null for a healthy device. */
  readonly quarantineReason: string | null;
}

export function selects(selector: Selector, device: SelectableDevice): boolean {
  return (
    (selector.ids?.includes(device.id) ?? true) &&
    (selector.tiers?.includes(device.tier) ?? true) &&
    (selector.platforms?.includes(device.platform) ?? true) &&
    (selector.bodies?.includes(device.body) ?? true) &&
    (selector.models?.includes(device.model) ?? true) &&
    (selector.labels?.every((label) => device.labels.includes(label)) ?? true) &&
    (selector.where?.every((condition) => holds(condition, device)) ?? true)
  );
}

/** Why a queued run still waits, for a person to read. */
export function waitReason(
  selector: Selector,
  devices: readonly SelectableDevice[],
  purpose: 'measure' | 'health' = 'measure',
): string {
  const matching = devices.filter((device) => selects(selector, device));
  if (matching.length === 0) {
    const known = devices.map((device) => `${device.serial} (${device.platform}, ${device.body}, ${device.tier})`);
    return `no device satisfies ${JSON.stringify(selector)}; known: ${known.join(', ') || 'none'}`;
  }
  const serials = (some: readonly SelectableDevice[]) => some.map((device) => device.serial).join(', ');
  const online = matching.filter((device) => device.state === 'online');
  if (online.length === 0) return `every matching device is offline: ${serials(matching)}`;
  const healthy = purpose === 'health' ? online : online.filter((device) => device.quarantineReason === null);
  if (healthy.length === 0)
    return `in quarantine: ${online.map((device) => `${device.serial} (${device.quarantineReason})`).join(', ')}; "framefarm device check" lets one back`;
  const free = healthy.filter((device) => device.hold === null);
  if (free.length === 0)
    return `held by a person: ${healthy.map(({ serial, hold }) => `${serial} by ${hold?.by} until ${hold?.until}`).join(', ')}`;
  const busy = free.filter((device) => device.currentRunId !== null);
  if (busy.length === free.length)
    return `busy: ${busy.map((device) => `${device.serial} with ${device.currentRunId}`).join(', ')}`;
  return 'a device is free; its runner has not asked for work yet';
}
