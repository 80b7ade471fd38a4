import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Benchmark, CreateBenchmarkBody, Model, Run, RunEvents } from '@framefarm/contracts';
import { type Program, type ProgramEvent, startProgram } from '@framefarm/program';
import type { Static } from 'typebox';

const PYTHON = path.resolve('.framefarm/venv/bin/python');

/** The real API, with its own Postgres unless told otherwise, and as many real runners with the host phone as a test starts. */
export async function startHostFarm(apiEnv: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-e2e-'));
  const apiFile = path.join(folder, 'api.json');
  const api = await startProgram({
    name: 'the API',
    file: 'apps/api/src/main.ts',
    readyEvent: 'api.ready',
    env: { FRAMEFARM_DATA_DIR: path.join(folder, 'api'), FRAMEFARM_BOOTSTRAP_TOKEN_FILE: apiFile, ...apiEnv },
  });
  const { url, token } = JSON.parse(readFileSync(apiFile, 'utf8')) as { url: string; token: string };
  const runners: Program[] = [];

  async function call<T>(method: string, route: string, json?: unknown, bytes?: Buffer): Promise<T> {
    const response = await fetch(`${url}/v1${route}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': `${Math.random()}`,
        ...(json === undefined && bytes === undefined
          ? {}
          : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(bytes ? { body: new Uint8Array(bytes) } : json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    if (!response.ok) throw new TypeError(`${method} ${route}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  async function upload(bytes: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await call('PUT', `/artifacts/${sha256}`, undefined, bytes);
    return sha256;
  }
  const build = path.join(folder, 'harness.pyz');
  execFileSync(PYTHON, ['harness-app/reference/build_harness.py', build]);
  await call('POST', '/harness-builds', { platform: 'linux', version: '1', sha256: await upload(readFileSync(build)) });
  const file = JSON.parse(readFileSync('harness-app/models/model.json', 'utf8')) as {
    preprocessing: object;
    variants: { file: string }[];
  };
  const variant = readFileSync(path.join('harness-app/models', file.variants[0]?.file ?? ''));
  const modelOf = async (name: string, bytes: Buffer) =>
    call<Model>('POST', '/models', {
      name,
      version: '1',
      preprocessing: file.preprocessing,
      variants: [{ precision: 'fp32', sha256: await upload(bytes) }],
    });
  const model = await modelOf('quality', variant);
  const clip = readFileSync('harness-app/clips/known-best-home.mp4');
  const clipSha = await upload(clip);

  return {
    folder,
    url,
    token,
    api,
    harness: build,
    python: PYTHON,
    call,
    upload,
    modelOf,
    variant,
    clip,
    async startRunner(
      name: string,
      env: Record<string, string> = {},
      onEvent?: (event: ProgramEvent) => void,
    ): Promise<Program> {
      const { code } = await call<{ code: string }>('POST', '/enrolment-codes');
      const runner = await startProgram({
        name,
        file: 'apps/runner/src/main.ts',
        readyEvent: 'runner.ready',
        ...(onEvent ? { onEvent } : {}),
        env: {
          FRAMEFARM_URL: url,
          FRAMEFARM_RUNNER_STATE_DIR: path.join(folder, name),
          FRAMEFARM_ENROLMENT_CODE: code,
          FRAMEFARM_RUNNER_NAME: name,
          FRAMEFARM_HOST_PHONE: '1',
          FRAMEFARM_ADB: '0',
          FRAMEFARM_PYTHON: PYTHON,
          ...env,
        },
      });
      runners.push(runner);
      return runner;
    },
    submit: async (changes: Partial<CreateBenchmarkBody> = {}) =>
      (
        await call<Benchmark>('POST', '/benchmarks', {
          name: 'e2e',
          modelIds: [model.id],
          clips: [{ name: 'home', sha256: clipSha }],
          targets: [{ bodies: ['host'] }],
          configurations: [
            {
              engine: 'device',
              backend: 'cpu',
              precision: 'fp32',
              threads: 1,
              framePlan: { kind: 'fixed', frames: 4, deadlineMs: null },
            },
          ],
          launches: 2,
          warmupIterations: 1,
          iterations: 1,
          saveFrames: 'none',
          ...changes,
        })
      ).runs[0] as Run,
    async until(runId: string, what: (run: Run) => boolean): Promise<Run> {
      for (let tries = 0; tries < 2400; tries += 1) {
        const run = await call<Run>('GET', `/runs/${runId}`);
        if (what(run)) return run;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new TypeError(`run ${runId} never got there: ${JSON.stringify(await call('GET', `/runs/${runId}`))}`);
    },
    events: async (runId: string) =>
      (await call<Static<typeof RunEvents>>('GET', `/runs/${runId}/events`)).events.map(({ event }) => event),
    async stop() {
      for (const runner of runners) await runner.stop();
      await api.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type HostFarm = Awaited<ReturnType<typeof startHostFarm>>;
export const ended = (run: Run) => run.lifeCycle === 'ended';
