import path from 'node:path';
import type { Policy } from '@framefarm/contracts';
import type { Client } from '../apps/cli/src/client.ts';
import { readAccess } from '../apps/cli/src/env.ts';
import { CommandError } from '../apps/cli/src/errors.ts';
import { openClientHere } from '../apps/cli/src/policy/open-client-here.ts';
import { pickCover } from '../apps/cli/src/policy/pick-cover.ts';
import type { FleetRuns } from './measure-fleet.ts';
import type { DemoClip } from './upload.ts';

interface Input {
  readonly client: Client;
  readonly runs: FleetRuns;
  readonly clips: readonly DemoClip[];
  readonly state: string;
  readonly python: string;
  readonly harness: string;
  readonly say: (line: string) => void;
}

const APP = 'demo';
const BUDGET_MS = 1000;

/** Tunes and publishes a policy for the host and one for each tier of virtual phones; the host's is fetched and used as an app does it. */
export async function policyBack({ client, runs, clips, state, python, harness, say }: Input) {
  say('tuning policies from these runs, publishing them, fetching one back as an app does');
  const stable = await publish('stable', 'linux', 'host', [runs.host.id]);
  const sandbox: Policy[] = [];
  for (const tier of new Set(runs.modelled.flatMap((run) => run.tier ?? []))) {
    const costs = runs.modelled.filter((run) => run.tier === tier).map((run) => run.id);
    sandbox.push(await publish('sandbox', 'android', tier, costs));
  }
  const { url } = await readAccess(undefined);
  const place = { app: APP, channel: 'stable', platform: 'linux', tier: 'host' } as const;
  const app = await openClientHere(client, url, state, place);
  const [fetched, second] = [await app.refresh(), await app.refresh()];
  say(`fetched: HTTP ${fetched.status}, ${fetched.kind}; again: HTTP ${second.status}, ${second.kind}`);
  const kept = app.current().policy;
  if (kept === null) throw new CommandError(1, `the fetched policy was refused: ${fetched.reason}`);
  const clip = clips.find((one) => one.knownBestMs !== null) as DemoClip;
  const root = path.join(state, 'app');
  const out = path.join(state, 'cover.png');
  const pick = await pickCover({ client, policy: kept, clip: clip.path, out, root, python, harness });
  say(
    `policy v${stable.version} ${stable.sha256.slice(0, 12)} picked ${clip.name} at ${pick.ptsMs.toFixed(0)} ms (best known: ${clip.knownBestMs} ms), ` +
      `score ${pick.score?.toFixed(3) ?? 'none'}, in ${pick.latencyMs.toFixed(0)} of ${pick.budgetMs} ms: ${pick.png}`,
  );
  return { policies: [stable, ...sandbox], fetched, second, pick };

  async function publish(
    channel: Policy['channel'],
    platform: Policy['platform'],
    tier: Policy['tier'],
    costRunIds: string[],
  ): Promise<Policy> {
    const traceRunIds = [runs.dense.id];
    const made = await client.tunePolicy({
      app: APP,
      channel,
      platform,
      tier,
      budgetMs: BUDGET_MS,
      traceRunIds,
      costRunIds,
    });
    const policy = await client.publishPolicy(made.id);
    say(`policy for ${tier} in ${channel}${policy.provisional ? ', provisional' : ''}: ${policy.reasons.join('; ')}`);
    return policy;
  }
}
