import { type Policy, PolicyPayload, plannerPolicyOf } from '@framefarm/contracts';
import { Compile } from 'typebox/compile';
import type { Client } from '../client.ts';
import { CommandError } from '../errors.ts';
import { validRuns } from './measure-for-tuning.ts';

const payload = Compile(PolicyPayload);

/**
 * Runs a policy so many times on the tier's phones, over the clips that its costs come from, and keeps what that shows about its budget as its next version.
 * @throws CommandError for a policy that no planner drives, or when a run does not end valid
 */
export async function certifyOnFarm(
  client: Client,
  id: string,
  launches: number,
  say: (line: string) => void,
): Promise<Policy> {
  const settings = (await client.policy(id)).payload;
  if (!payload.Check(settings) || settings.mode === 'fixed')
    throw new CommandError(
      2,
      `policy ${id} is of mode fixed; certificates are for what a planner drives: "framefarm policy tune --measure" makes one`,
    );
  const [costRun] = settings.provenance.costRuns;
  if (costRun === undefined) throw new CommandError(3, `policy ${id} names no run that it rests on; tune it again`);
  const like = await client.benchmark((await client.run(costRun)).benchmarkId);
  const [first] = like.configurations;
  if (first === undefined) throw new CommandError(3, `benchmark ${like.id} has no configuration`);
  const conditions = { thermalStatus: 0, lowPower: false, previewActive: false };
  const runIds = await validRuns(
    client,
    {
      name: `certificate of ${id}`,
      modelIds: like.modelIds,
      clips: like.clips,
      targets: [{ tiers: [settings.tier] }],
      configurations: [{ ...first, framePlan: { kind: 'planned', policy: plannerPolicyOf(settings), conditions } }],
      launches,
      warmupIterations: 1,
      iterations: 1,
      saveFrames: 'none',
    },
    say,
  );
  return client.certifyPolicy(id, runIds);
}
