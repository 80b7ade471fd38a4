import { setTimeout as sleep } from 'node:timers/promises';
import type { Comparison } from '@framefarm/contracts';
import type { Client } from '../client.ts';
import { progressKey, progressLine } from './comparison-text.ts';

const EVERY_MS = 1000;

/** Polls until the comparison has ended and its phones are free again; tells each change of its progress once. */
export async function watchComparison(client: Client, id: string, say: (line: string) => void): Promise<Comparison> {
  let told = '';
  for (;;) {
    const comparison = await client.comparison(id);
    const line = progressLine(comparison, Date.now());
    const key = progressKey(line);
    if (key !== told) say(line);
    told = key;
    if (comparison.state === 'ended') return comparison;
    await sleep(EVERY_MS);
  }
}
