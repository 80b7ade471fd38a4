import { createHash } from 'node:crypto';
import { LAUNCH_GATES } from '@framefarm/domain';
import { FROZEN_PARAMETERS } from '@framefarm/stats';

/** Names the frozen numbers that verdicts rest on; two evaluations that print the same hash judged with the same configuration. */
export function configurationHash(): string {
  return createHash('sha256').update(JSON.stringify({ FROZEN_PARAMETERS, LAUNCH_GATES })).digest('hex').slice(0, 12);
}
