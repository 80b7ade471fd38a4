import { setTimeout as sleep } from 'node:timers/promises';
import type { GateRun } from '@framefarm/contracts';
import type { Client } from '../client.ts';
import { progressKey, progressLine } from '../compare/comparison-text.ts';

const EVERY_MS = 1000;

/** Polls until the gate run has ended; tells each change of the progress of each tier once. */
export async function watchGateRun(client: Client, id: string, say: (line: string) => void): Promise<GateRun> {
  const told = new Map<string, string>();
  for (;;) {
    const run = await client.gateRun(id);
    for (const { tier, comparisonId } of run.state === 'ended' ? [] : run.comparisons) {
      const line = `${tier}: ${progressLine(await client.comparison(comparisonId), Date.now())}`;
      const key = progressKey(line);
      if (told.get(tier) !== key) say(line);
      told.set(tier, key);
    }
    if (run.state === 'ended') return run;
    await sleep(EVERY_MS);
  }
}
