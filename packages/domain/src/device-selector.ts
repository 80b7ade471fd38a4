import type { Body, Platform, Tier } from './words.ts';

/** Which devices may take a run; every condition that is given has to hold. */
export interface Selector {
  readonly ids?: readonly string[];
  readonly tiers?: readonly Tier[];
  readonly platforms?: readonly Platform[];
  readonly bodies?: readonly Body[];
}

export interface SelectableDevice {
  readonly id: string;
  readonly serial: string;
  readonly tier: Tier;
  readonly platform: Platform;
  readonly body: Body;
  readonly state: 'online' | 'offline';
  readonly currentRunId: string | null;
}

export function selects(selector: Selector, device: SelectableDevice): boolean {
  return (
    (selector.ids?.includes(device.id) ?? true) &&
    (selector.tiers?.includes(device.tier) ?? true) &&
    (selector.platforms?.includes(device.platform) ?? true) &&
    (selector.bodies?.includes(device.body) ?? true)
  );
}

/** Why a queued run still waits, for a person to read. */
export function waitReason(selector: Selector, devices: readonly SelectableDevice[]): string {
  const matching = devices.filter((device) => selects(selector, device));
  if (matching.length === 0) {
    const known = devices.map((device) => `${device.serial} (${device.platform}, ${device.body}, ${device.tier})`);
    return `no device satisfies ${JSON.stringify(selector)}; known: ${known.join(', ') || 'none'}`;
  }
  const online = matching.filter((device) => device.state === 'online');
  if (online.length === 0)
    return `every matching device is offline: ${matching.map((device) => device.serial).join(', ')}`;
  const busy = online.filter((device) => device.currentRunId !== null);
  if (busy.length === online.length)
    return `busy: ${busy.map((device) => `${device.serial} with ${device.currentRunId}`).join(', ')}`;
  return 'a device is free; its runner has not asked for work yet';
}
