import path from 'node:path';
import { type PolicyClientOptions, createPolicyClient } from '@framefarm/policy-client';
import type { Client } from '../client.ts';

export type Place = Pick<PolicyClientOptions, 'app' | 'channel' | 'platform'>;

/** The policy client on this machine: trusts the keys that the farm hands out to a token, keeps its file under the state folder. */
export async function openPolicyClient(client: Client, url: string, state: string, place: Place) {
  const { keys } = await client.signingKeys();
  const storeFile = path.join(state, 'app', `policy-${place.app}-${place.channel}-${place.platform}.json`);
  return { storeFile, ...createPolicyClient({ url, ...place, keys, storeFile }) };
}
