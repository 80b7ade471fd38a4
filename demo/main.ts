import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CreateBenchmarkBody, Run } from '@framefarm/contracts';
import { watchBenchmark } from '../apps/cli/src/benchmark/watch-benchmark.ts';
import { createClient } from '../apps/cli/src/client.ts';
import { readAccess, stateDir } from '../apps/cli/src/env.ts';
import { CommandError } from '../apps/cli/src/errors.ts';
import { type LocalFarm, startLocal } from '../apps/cli/src/local/start-local.ts';
import { openPolicyClient } from '../apps/cli/src/policy/open-policy-client.ts';
import { pickCover } from '../apps/cli/src/policy/pick-cover.ts';
import { reportPage } from '../apps/cli/src/report/report-page.ts';
import { runTable } from '../apps/cli/src/run/run-table.ts';
import { takeLock } from './lock.ts';
import { type DemoClip, uploadClips, uploadHarness, uploadModel } from './upload.ts';

const { values } = parseArgs({ options: { once: { type: 'boolean' }, json: { type: 'string' } } });
const began = performance.now();
const startedAt = new Date().toISOString();
const state = stateDir();
const say = (line: string) => console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}`);

const unlock = takeLock(state);
if (unlock === null) {
  console.error(
    `a demo is running in this clone already (${path.join(state, 'demo.lock')}); stop it with Ctrl-C first`,
  );
  process.exit(2);
}

const started: { farm?: LocalFarm } = {};
async function leave(code: number): Promise<never> {
  await started.farm?.stop();
  unlock?.();
  process.exit(code);
}
process.once('SIGINT', () => void leave(130));
process.once('SIGTERM', () => void leave(143));

try {
  await demo();
  if (values.once) await leave(0);
  say(`API documentation: ${started.farm?.docs}   (Ctrl-C ends everything)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await leave(1);
}

async function demo(): Promise<void> {
  say('starting the API with its own Postgres, and a runner with this machine as a phone');
  started.farm = await startLocal(state, () => undefined);
  const client = createClient(await readAccess(undefined));
  const python = path.join(state, 'venv/bin/python');
  say('uploading the harness, the model and the clips by digest');
  await uploadHarness(client, state, python);
  const model = await uploadModel(client);
  const clips = await uploadClips(client, ['bikes', 'known-best-home'], python);
  const common = {
    modelId: model.id,
    clips: clips.map(({ name, sha256 }) => ({ name, sha256 })),
    targets: [{ bodies: ['host' as const] }],
  };
  const engine = { engine: 'device', backend: 'cpu', precision: 'fp32', threads: 1 } as const;
  const measured = await follow({
    ...common,
    name: 'demo: eight frames a pick',
    launches: 6,
    warmupIterations: 1,
    iterations: 2,
    saveFrames: 'looked-at',
    configurations: [{ ...engine, framePlan: { kind: 'fixed', frames: 8, deadlineMs: null } }],
  });
  const dense = await follow({
    ...common,
    name: 'demo: every frame scored',
    launches: 1,
    warmupIterations: 0,
    iterations: 1,
    saveFrames: 'none',
    configurations: [{ ...engine, framePlan: { kind: 'dense' } }],
  });
  const runs = [...measured, ...dense];
  console.log(`\n${runTable(runs)}\n`);
  const [shown, trace] = [measured[0] as Run, dense[0] as Run];
  const page = path.join(state, 'run.html');
  writeFileSync(
    page,
    reportPage(shown, (await client.runReport(shown.id)).records, (await client.runReport(trace.id)).records),
  );
  say(`report page: ${page}`);
  const { policy, fetched, second, pick } = await policyBack();
  if (values.json !== undefined) {
    const file = path.resolve(process.env['INIT_CWD'] ?? '.', values.json);
    writeFileSync(
      file,
      JSON.stringify(
        {
          runs: runs.map(jsonRun),
          policies: [
            {
              tier: policy.tier,
              channel: policy.channel,
              version: policy.version,
              sha256: policy.sha256,
              provisional: policy.provisional,
              evidenceRuns: policy.evidenceRuns,
            },
          ],
          fetch: {
            status: fetched.status,
            etag: fetched.etag,
            secondStatus: second.status,
            verified: fetched.kind === 'fresh',
          },
          pick,
          startedAt,
          wallMs: Math.round(performance.now() - began),
        },
        null,
        2,
      ),
    );
    say(`wrote ${file}`);
  }

  async function policyBack() {
    say('tuning a policy from these runs, publishing it, fetching it back as an app does');
    const made = await client.tunePolicy({
      app: 'demo',
      channel: 'stable',
      platform: 'linux',
      tier: 'host',
      budgetMs: 1000,
      traceRunIds: dense.map((run) => run.id),
      costRunIds: measured.map((run) => run.id),
    });
    const policy = await client.publishPolicy(made.id);
    for (const reason of policy.reasons) say(`policy: ${reason}`);
    const { url } = await readAccess(undefined);
    const app = await openPolicyClient(client, url, state, { app: 'demo', channel: 'stable', platform: 'linux' });
    const [fetched, second] = [await app.refresh(), await app.refresh()];
    say(`fetched: HTTP ${fetched.status}, ${fetched.kind}; again: HTTP ${second.status}, ${second.kind}`);
    const kept = await app.policyFor('host');
    if (kept === null) throw new CommandError(1, `the fetched policy was refused: ${fetched.reason}`);
    const clip = clips.find((one) => one.knownBestMs !== null) as DemoClip;
    const pick = await pickCover({
      client,
      policy: kept,
      clip: clip.path,
      out: path.join(state, 'cover.png'),
      root: path.join(state, 'app'),
      python,
      harness: path.join(state, 'harness.pyz'),
    });
    say(
      `policy v${policy.version} ${policy.sha256.slice(0, 12)}${policy.provisional ? ' (provisional)' : ''} picked ${clip.name} at ${pick.ptsMs.toFixed(0)} ms (best known: ${clip.knownBestMs} ms), score ${pick.score.toFixed(3)}, in ${pick.latencyMs.toFixed(0)} of ${pick.budgetMs} ms: ${pick.png}`,
    );
    return { policy, fetched, second, pick };
  }

  async function follow(body: CreateBenchmarkBody): Promise<Run[]> {
    say(body.name);
    const submitted = await client.submit(body);
    return (await watchBenchmark(client, submitted.id, say)).runs;
  }
}

function jsonRun(run: Run) {
  return {
    id: run.id,
    device: run.serial,
    platform: run.platform,
    body: run.body,
    timing: run.timing,
    tier: run.tier,
    validity: run.validity,
    reasons: run.reasons,
    stages: run.stages,
    pssKb: run.pssKb,
    backend: run.backend,
    threads: run.threads,
    score: run.score,
  };
}
