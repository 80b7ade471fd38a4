import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Benchmark, Run } from '@framefarm/contracts';
import { type LocalPostgres, startLocalPostgres } from '@framefarm/local-postgres';
import { type Program, startProgram } from '@framefarm/program';
import { type TestRedis, type TestS3, freePort, hasS3Server, startRedis, startS3 } from '@framefarm/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HostFarm, ended, startHostFarm } from './host-farm.ts';

const PHONE = 'packages/virtual-phone/src/main.ts';
const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-one-farm-'));
const phones: Program[] = [];
let postgres: LocalPostgres;
let redis: TestRedis;
let s3: TestS3 | null = null;
let shared: Record<string, string>;
let farm: HostFarm;
let second: Program;

const startApi = (name: string, env: Record<string, string>) =>
  startProgram({
    name,
    file: 'apps/api/src/main.ts',
    readyEvent: 'api.ready',
    env: { FRAMEFARM_DATA_DIR: path.join(folder, name), ...shared, ...env },
  });

beforeAll(async () => {
  postgres = await startLocalPostgres({ dataDir: path.join(folder, 'postgres') });
  redis = await startRedis();
  if (hasS3Server) s3 = await startS3();
  shared = {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    ...(s3 === null
      ? { FRAMEFARM_DATA_DIR: path.join(folder, 'both') }
      : {
          FRAMEFARM_S3_BUCKET: s3.bucket,
          FRAMEFARM_S3_ENDPOINT: s3.endpoint,
          AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
        }),
  };
  const port = String(await freePort());
  farm = await startHostFarm({ ...shared, FRAMEFARM_PORT: port });
  second = await startApi('second', {});
  const apk = path.join(folder, 'harness.apk');
  execFileSync(process.execPath, ['--import', 'tsx', PHONE, 'build-harness-apk', '--out', apk]);
  const sha256 = await farm.upload(readFileSync(apk));
  await farm.call('POST', '/harness-builds', { platform: 'android', version: '1', sha256 });
});
afterAll(async () => {
  for (const program of [...phones, second]) await program?.stop();
  await farm?.stop();
  await s3?.stop();
  await redis?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('two API instances and two runners on one Postgres, one Redis and one bucket are one farm, also while an instance dies', async () => {
  const secondUrl = String(second.ready['url']);
  for (const [name, url] of [
    ['left', farm.url],
    ['right', secondUrl],
  ] as const) {
    const runner = await farm.startRunner(name, { FRAMEFARM_URL: url, FRAMEFARM_HOST_PHONE: '0', FRAMEFARM_ADB: '1' });
    const server = String(runner.ready['adbServerPort']);
    const args = ['--profile', 'pixel-4a-5g', '--serial', `phone-${name}`, '--adb-server-port', server];
    phones.push(await startProgram({ name, file: PHONE, args, readyEvent: 'phone.ready' }));
  }
  const throughSecond = async <T>(route: string) =>
    (await (
      await fetch(`${secondUrl}/v1${route}`, { headers: { authorization: `Bearer ${farm.token}` } })
    ).json()) as T;
  await expect
    .poll(async () => (await throughSecond<{ devices: unknown[] }>('/devices')).devices.length, { timeout: 60_000 })
    .toBe(2);

  const engine = { engine: 'device', backend: 'cpu', precision: 'fp32', threads: 4 } as const;
  const plan = (frames: number) => ({ ...engine, framePlan: { kind: 'fixed' as const, frames, deadlineMs: null } });
  const submitted = await farm.submit({
    targets: [{ platforms: ['android'] }],
    spread: 'each',
    configurations: [plan(2), plan(4)],
    launches: 6,
    warmupIterations: 0,
  });
  const runs = async () => (await throughSecond<Benchmark>(`/benchmarks/${submitted.benchmarkId}`)).runs;
  const during = async (what: (all: readonly Run[]) => boolean) =>
    expect.poll(async () => what(await runs()), { timeout: 120_000, interval: 200 }).toBe(true);
  expect(await runs()).toHaveLength(4);

  // a fast machine may be through with a run between two looks
  await during((all) => all.some((run) => run.lifeCycle !== 'queued' && !ended(run)));
  const gone = once(farm.api.child, 'exit');
  farm.api.child.kill('SIGKILL');
  await gone;
  await redis.stop();
  await redis.start();
  phones.push(await startApi('first-again', { FRAMEFARM_PORT: new URL(farm.url).port }));

  await during((all) => all.every(ended));
  const all = await runs();
  expect(all.map((run) => [run.serial, run.configuration.framePlan, run.validity, run.reasons])).toEqual(
    ['phone-left', 'phone-right'].flatMap((serial) =>
      [plan(2), plan(4)].map(({ framePlan }) => [serial, framePlan, 'valid', []]),
    ),
  );
  for (const { id } of all) expect((await farm.events(id)).filter((event) => event === 'run.ended')).toHaveLength(1);
});
