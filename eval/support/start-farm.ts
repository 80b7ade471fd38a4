import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CreateBenchmarkBody, Device, Model, Preprocessing, ReportRecord, Run } from '@framefarm/contracts';
import { type Program, type ProgramEvent, startProgram } from '@framefarm/program';
import { buildHarnessApk } from '@framefarm/virtual-phone';
import { type Client, createClient } from '../../apps/cli/src/client.ts';
import type { Access } from '../../apps/cli/src/env.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const inRepository = (file: string) => path.join(ROOT, file);

/** The farm did not do within the time what an evaluation waits for. */
export class FarmError extends Error {
  override readonly name = 'FarmError';
}

export interface Farm {
  readonly folder: string;
  readonly url: string;
  readonly client: Client;
  /** Starts a real runner as a process; `onEvent` gets its log. */
  startRunner(
    name: string,
    env: Readonly<Record<string, string>>,
    onEvent?: (event: ProgramEvent) => void,
  ): Promise<Program>;
  /** A code with which one more runner may enrol. */
  enrolmentCode(): Promise<string>;
  /** Waits until the farm has all phones with these serials online. */
  online(serials: readonly string[], limitMs?: number): Promise<readonly Device[]>;
  /** Submits a benchmark of the committed model and clip; one run for each target and configuration. */
  submit(body: Pick<CreateBenchmarkBody, 'name' | 'targets'> & Partial<CreateBenchmarkBody>): Promise<readonly Run[]>;
  until(run: Run, what: (run: Run) => boolean, limitMs?: number): Promise<Run>;
  records(run: Run): Promise<readonly ReportRecord[]>;
  stop(): Promise<void>;
}

export const hasEnded = (run: Run) => run.lifeCycle === 'ended';

/** A real API with its own Postgres, with a harness for virtual phones, a model and a clip. Runners and phones come from the caller. */
export async function startFarm(): Promise<Farm> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-eval-'));
  const apiFile = path.join(folder, 'api.json');
  const programs: Program[] = [];
  const stop = async () => {
    for (const program of programs.toReversed()) await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    programs.push(
      await startProgram({
        name: 'the API',
        file: inRepository('apps/api/src/main.ts'),
        readyEvent: 'api.ready',
        env: { FRAMEFARM_DATA_DIR: path.join(folder, 'api'), FRAMEFARM_BOOTSTRAP_TOKEN_FILE: apiFile },
      }),
    );
    const access = JSON.parse(readFileSync(apiFile, 'utf8')) as Access;
    const client = createClient(access);
    const put = async (bytes: Buffer) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await client.putArtifact(sha256, bytes);
      return sha256;
    };
    await client.createHarnessBuild({ platform: 'android', version: '1', sha256: await put(buildHarnessApk()) });
    const model = await createModel(client, put);
    const clip = await put(readFileSync(inRepository('harness-app/clips/known-best-home.mp4')));
    return {
      folder,
      url: access.url,
      client,
      enrolmentCode: async () => (await client.createEnrolmentCode()).code,
      async startRunner(name, env, onEvent) {
        const runner = await startProgram({
          name: `runner ${name}`,
          file: inRepository('apps/runner/src/main.ts'),
          readyEvent: 'runner.ready',
          ...(onEvent ? { onEvent } : {}),
          env: {
            FRAMEFARM_URL: access.url,
            FRAMEFARM_RUNNER_STATE_DIR: path.join(folder, name),
            FRAMEFARM_ENROLMENT_CODE: (await client.createEnrolmentCode()).code,
            FRAMEFARM_RUNNER_NAME: name,
            FRAMEFARM_ADB: '1',
            ...env,
          },
        });
        programs.push(runner);
        return runner;
      },
      async online(serials, limitMs = 60_000) {
        for (const deadline = performance.now() + limitMs; ; await sleep(200)) {
          const { devices } = await client.devices();
          const here = devices.filter(({ serial, state }) => state === 'online' && serials.includes(serial));
          if (here.length === serials.length) return here;
          if (performance.now() > deadline)
            throw new FarmError(`${here.length} of ${serials.length} phones are online after ${limitMs / 1000} s`);
        }
      },
      submit: async (body) =>
        (
          await client.submit({
            modelIds: [model.id],
            clips: [{ name: 'home', sha256: clip }],
            configurations: [
              {
                engine: 'device',
                backend: 'cpu',
                precision: 'fp32',
                threads: 4,
                framePlan: { kind: 'fixed', frames: 4, deadlineMs: null },
              },
            ],
            launches: 1,
            warmupIterations: 0,
            iterations: 1,
            saveFrames: 'none',
            ...body,
          })
        ).runs,
      async until(run, what, limitMs = 120_000) {
        for (const deadline = performance.now() + limitMs; ; await sleep(100)) {
          const now = await client.run(run.id);
          if (what(now)) return now;
          if (performance.now() > deadline)
            throw new FarmError(`run ${run.id} never got there: ${JSON.stringify(now)}`);
        }
      },
      records: async (run) => (await client.runReport(run.id)).records,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createModel(client: Client, put: (bytes: Buffer) => Promise<string>): Promise<Model> {
  const { preprocessing, variants } = JSON.parse(
    readFileSync(inRepository('harness-app/models/model.json'), 'utf8'),
  ) as {
    readonly preprocessing: Preprocessing;
    readonly variants: readonly { readonly precision: 'fp32'; readonly file: string }[];
  };
  const variant = variants.find(({ precision }) => precision === 'fp32');
  if (variant === undefined) throw new FarmError('harness-app/models/model.json names no fp32 variant');
  const sha256 = await put(readFileSync(inRepository(`harness-app/models/${variant.file}`)));
  return client.createModel({
    name: 'quality',
    version: '1',
    preprocessing,
    variants: [{ precision: 'fp32', sha256 }],
  });
}
