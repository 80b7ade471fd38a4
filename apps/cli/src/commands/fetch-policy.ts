import path from 'node:path';
import { createPolicyClient } from '@framefarm/policy-client';
import type { PolicyPayload } from '@framefarm/contracts';
import type { Client } from '../client.ts';

export interface PolicyPlace {
  readonly app: string;
  readonly channel: string;
  readonly platform: string;
}
export interface FetchedPolicy {
  readonly kind: string;
  readonly status: number | null;
  readonly etag: string | null;
  readonly reason: string | null;
  /** The kept policy of the tier, verified again as it was read; null when there is none that may be used. */
  readonly policy: PolicyPayload | null;
}

/** Does what an app does: fetches by ETag, verifies, keeps under `state`. */
export async function fetchPolicy(client: Client, url: string, state: string, place: PolicyPlace, tier: string): Promise<FetchedPolicy> {
  const { keys } = await client.signingKeys();
  const storeFile = path.join(state, 'policies', `${place.app}-${place.channel}-${place.platform}.json`);
  const embedded = createPolicyClient({ url, ...place, keys, storeFile });
  return { ...(await embedded.refresh()), policy: await embedded.policyFor(tier) };
}
