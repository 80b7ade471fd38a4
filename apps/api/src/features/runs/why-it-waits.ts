import type { Device } from '@framefarm/contracts';
import { type Selector, selects, waitReason } from '@framefarm/domain';

/** As `waitReason`, and first of all that no device which is selected could compute it. */
export function whyItWaits(
  selector: Selector,
  devices: readonly Device[],
  purpose: 'measure' | 'health' | undefined,
  unfit: (device: Device) => string | null,
): string {
  const selected = devices.filter((device) => selects(selector, device));
  const able = selected.filter((device) => unfit(device) === null);
  if (selected.length > 0 && able.length === 0)
    return `no selected device can compute it: ${selected.map((device) => `${device.serial} (${unfit(device)})`).join(', ')}`;
  return waitReason(selector, selected.length === 0 ? devices : able, purpose);
}
