import type { Device } from '@framefarm/contracts';

/** What a phone waits for before its next launch, and since when; empty when it does not wait. */
export function waitText(wait: Device['phoneWait']): string {
  return wait === null ? '' : `waits for ${wait.for.join(', ')} since ${wait.since.slice(11, 19)} UTC`;
}
