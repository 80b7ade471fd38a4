import { BUCKETS } from '@framefarm/contracts';
import { bucketOf } from './bucket-of.ts';

/** 1 % of the sessions. */
const AUDITED_SHARE = 0.01;

/**
 * Whether this session is one of those that are scored densely afterwards, when the phone charges and nobody waits, and told with their trace. It follows from the
 * random run id, so that nobody chooses which clips the fleet is judged by; the server passes over traces of other sessions.
 */
export function isAudited(runId: string): boolean {
  return bucketOf('audit', runId) < AUDITED_SHARE * BUCKETS;
}
