import { PolicyPayload, plannerPolicyOf } from '@framefarm/contracts';
import type { Command } from 'commander';
import { Compile } from 'typebox/compile';
import { type Common, connect, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import { wholeOption } from '../whole-option.ts';
import { validRuns } from './measure-for-tuning.ts';

const payload = Compile(PolicyPayload);
/** With about 1 % of launches over budget a certificate takes some 130 of them (sampling-policy research, 3.4). */
const LAUNCHES = 130;

/** `framefarm policy certify`: runs the policy on the tier's phones and keeps what that shows about its budget. */
export function addCertify(command: Command): void {
  command.option('--launches <count>', 'how many, decided beforehand', wholeOption(1, 9999), LAUNCHES).action(certify);
}

async function certify(id: string, options: Common & { readonly launches: number }): Promise<void> {
  const client = await connect(options);
  const policy = await client.policy(id);
  const settings = policy.payload;
  if (!payload.Check(settings) || settings.mode === 'fixed')
    throw new CommandError(2, `policy ${id} is of mode fixed; certificates are for what a planner drives`);
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
      launches: options.launches,
      warmupIterations: 1,
      iterations: 1,
      saveFrames: 'none',
    },
    (line) => console.error(line),
  );
  const certified = await client.certifyPolicy(id, runIds);
  print(options.json, certified, () => [`policy ${certified.id}`, ...certified.reasons].join('\n'));
  if (certified.provisional) process.exitCode = 3;
}
