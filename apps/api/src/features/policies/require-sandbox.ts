import type { Body } from '@framefarm/domain';
import { AppError } from '../../errors.ts';

/** What was measured on a phone in software, or under emulation, may steer the sandbox only. */
export function requireSandbox(channel: 'stable' | 'sandbox', bodies: readonly Body[]): void {
  const soft = bodies.filter((body) => body === 'virtual' || body === 'emulated');
  if (channel === 'sandbox' || soft.length === 0) return;
  throw new AppError('policy.sandbox-only',
    `the evidence holds ${soft.join(' and ')} runs: such a policy can go to channel sandbox only, not ${channel}; use runs of real phones or of the host, or choose sandbox`);
}
