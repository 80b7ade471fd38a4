import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Duplex } from 'node:stream';
import {
  type FramePlan,
  type HarnessPlan,
  type PolicyPayload,
  type Preprocessing,
  ReportRecord,
  plannerPolicyOf,
} from '@framefarm/contracts';
import { answerPlanner } from '@framefarm/planner-link';
import { Compile } from 'typebox/compile';
import type { Client } from '../client.ts';
import { CommandError } from '../errors.ts';

export interface PickInput {
  readonly client: Client;
  readonly policy: PolicyPayload;
  readonly clip: string;
  readonly out: string;
  /** The app's folder on this machine: fence, artifacts, launches. */
  readonly root: string;
  readonly python: string;
  readonly harness: string;
}
export interface Picked {
  readonly clip: string;
  readonly ptsMs: number;
  /** Null when the pick was blind: no frame was scored, the first is the cover. */
  readonly score: number | null;
  readonly latencyMs: number;
  readonly budgetMs: number;
  readonly frames: number;
  readonly png: string;
}

const record = Compile(ReportRecord);

/** Picks a cover on this machine as an app would: the policy's frame plan, a new process, real MNN. The cover is saved as a PNG. */
export async function pickCover({ client, policy, clip, out, root, python, harness }: PickInput): Promise<Picked> {
  const model = (await client.models()).models.find((one) =>
    one.variants.some((variant) => variant.sha256 === policy.modelSha256),
  );
  if (!model)
    throw new CommandError(
      3,
      `the policy wants model file ${policy.modelSha256.slice(0, 12)}, which this farm does not know`,
    );
  await mkdir(path.join(root, 'artifacts'), { recursive: true });
  await writeFile(path.join(root, 'artifacts', policy.modelSha256), await client.artifact(policy.modelSha256));
  const clipSha = createHash('sha256')
    .update(await readFile(clip))
    .digest('hex');
  await copyFile(clip, path.join(root, 'artifacts', clipSha));
  const plan = planOf(
    policy,
    { name: model.name, preprocessing: model.preprocessing },
    { name: path.basename(clip), sha256: clipSha },
  );
  const folder = path.join(root, 'launches', 'pick');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'plan.json'), JSON.stringify(plan));
  await launch(plan.framePlan, python, [harness, 'run', '--root', root, '--plan', 'launches/pick/plan.json']);
  const lines = (await readFile(path.join(folder, 'report.ndjson'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const records = lines.filter((line) => record.Check(line));
  const failure = records.find((one) => one.type === 'error');
  if (failure) throw new CommandError(3, `no cover was picked: ${failure.code}: ${failure.message}`);
  const choice = records.findLast((one) => one.type === 'choice');
  if (choice?.cover === undefined) throw new CommandError(3, 'no cover was picked: the report has no cover');
  await writeFile(out, Buffer.from(choice.cover, 'base64'));
  const { ptsMs, score, latencyMs, frames } = choice;
  return {
    clip: plan.clips[0]?.name ?? '',
    ptsMs,
    score,
    latencyMs,
    budgetMs: policy.budgetMs,
    frames,
    png: path.resolve(out),
  };
}

/** Descriptor of the socket over which the harness asks the planner; beyond standard input, output and error. */
const PLANNER_DESCRIPTOR = 3;

async function launch(framePlan: FramePlan, python: string, args: readonly string[]): Promise<void> {
  const planned = framePlan.kind === 'planned';
  const child = spawn(python, [...args, ...(planned ? ['--planner', String(PLANNER_DESCRIPTOR)] : [])], {
    stdio: ['ignore', 'ignore', 'pipe', planned ? 'pipe' : 'ignore'],
  });
  const line = child.stdio[PLANNER_DESCRIPTOR];
  if (planned && line instanceof Duplex) answerPlanner(line, framePlan);
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-1000)));
  const [code] = (await once(child, 'close').catch((error: Error) => {
    throw new CommandError(20, `the harness could not run: ${error.message}`);
  })) as [number | null];
  if (code !== 0) throw new CommandError(20, `the harness could not run: exit code ${code}: ${complaint.trim()}`);
}

function planOf(
  policy: PolicyPayload,
  model: { name: string; preprocessing: Preprocessing },
  clip: { name: string; sha256: string },
): HarnessPlan {
  return {
    schema: 1,
    farm: 'app',
    run: 'run_00000000',
    attempt: 'att_00000000',
    fence: 1,
    launch: 0,
    engine: 'device',
    backend: policy.backend,
    threads: policy.threads,
    model: { ...model, sha256: policy.modelSha256, precision: policy.precision },
    clips: [clip],
    framePlan: framePlanOf(policy),
    warmupIterations: 0,
    iterations: 1,
    saveFrames: 'looked-at',
    launchTimeoutMs: 60_000,
  };
}

function framePlanOf(policy: PolicyPayload): FramePlan {
  if (policy.mode === 'fixed') return { kind: 'fixed', frames: policy.frames, deadlineMs: policy.deadlineMs };
  const conditions = { thermalStatus: 0, lowPower: false, previewActive: false };
  return { kind: 'planned', policy: plannerPolicyOf(policy), conditions };
}
