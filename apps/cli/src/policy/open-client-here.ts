import path from 'node:path';
import { type PolicyClientOptions, openPolicyClient } from '@framefarm/policy-client';
import type { Client } from '../client.ts';

export type Place = Pick<PolicyClientOptions, 'app' | 'channel' | 'platform' | 'tier'>;

/** The policy client on this machine: trusts the keys that the farm hands out to a token, keeps its file under the state folder. */
export async function openClientHere(client: Client, url: string, state: string, place: Place) {
  const { keys } = await client.signingKeys();
  const name = [place.app, place.channel, place.platform, place.tier].map(String).map(encodeURIComponent).join('-');
  const storeFile = path.join(state, 'app', `policy-${name}.json`);
  const installId = 'framefarm-command-line';
  return {
    storeFile,
    ...(await openPolicyClient({ url, ...place, trust: { keys }, installId, storeFile, floor: null })),
  };
}
