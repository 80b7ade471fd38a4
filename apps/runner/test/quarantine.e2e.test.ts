import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Device } from '@framefarm/contracts';
import { type LocalPostgres, startLocalPostgres } from '@framefarm/local-postgres';
import { type Program, startProgram } from '@framefarm/program';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningRunner, startRunner } from '../src/compose.ts';
import { readEnv } from '../src/env.ts';
import { SESSION_STYLE } from '../src/sessions/create-sessions.ts';
import { endRests } from './end-rests.pg.ts';
import { type HostFarm, ended, startHostFarm } from './host-farm.ts';
import { runFramefarm } from './run-framefarm.ts';

const PHONE = 'packages/virtual-phone/src/main.ts';
const SERIAL = 'locked';
/** More than a run pushes. */
const PUSHES = 40;
const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-quarantine-'));
const phones: Program[] = [];
let postgres: LocalPostgres;
let farm: HostFarm;
let runner: RunningRunner;
beforeAll(async () => {
  postgres = await startLocalPostgres({ dataDir: path.join(folder, 'postgres') });
  farm = await startHostFarm({ DATABASE_URL: postgres.url });
  const apk = path.join(folder, 'harness.apk');
  execFileSync(process.execPath, ['--import', 'tsx', PHONE, 'build-harness-apk', '--out', apk]);
  const sha256 = await farm.upload(readFileSync(apk));
  await farm.call('POST', '/harness-builds', { platform: 'android', version: '1', sha256 });
  const env = readEnv({
    ...process.env,
    FRAMEFARM_URL: farm.url,
    FRAMEFARM_RUNNER_STATE_DIR: path.join(folder, 'runner'),
    FRAMEFARM_ENROLMENT_CODE: (await farm.call<{ code: string }>('POST', '/enrolment-codes')).code,
    FRAMEFARM_ADB: '1',
  });
  if ('problems' in env) throw new TypeError(env.problems.join());
  // the real question, asked at once
  const ladder = [{ rung: 'ask-person', symptom: 'locked-out', afterMs: 0 }] as const;
  runner = await startRunner(
    env,
    () => undefined,
    () => SESSION_STYLE,
    ladder,
  );
});
afterAll(async () => {
  for (const phone of phones) await phone.stop();
  await runner?.close();
  await farm?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function startPhone(...args: readonly string[]): Promise<Program> {
  const server = String(runner.adbServerPort);
  const place = ['--profile', 'pixel-4a-5g', '--serial', SERIAL, '--adb-server-port', server];
  const phone = await startProgram({ name: SERIAL, file: PHONE, args: [...place, ...args], readyEvent: 'phone.ready' });
  phones.push(phone);
  return phone;
}
const device = async () =>
  (await farm.call<{ devices: Device[] }>('GET', '/devices')).devices.find(({ serial }) => serial === SERIAL);
const becomes = (wanted: Partial<Device>) => expect.poll(device, { timeout: 120_000 }).toMatchObject(wanted);
const measure = () => farm.submit({ targets: [{ platforms: ['android'] }], launches: 1 });
const say = async (...args: string[]) => (await runFramefarm(farm, ...args)).stdout;

it('a phone that its runner cannot bring back asks for a person everywhere; once it is well the farm checks it, and its runs go on', async () => {
  const scenario = path.join(folder, 'scenario.json');
  const troubles = [{ kind: 'unauthorised', when: { moment: 'push', nth: PUSHES } }];
  writeFileSync(scenario, JSON.stringify({ schema: 1, troubles }));
  const phone = await startPhone('--scenario', scenario);
  await becomes({ state: 'online' });
  expect(await farm.until((await measure()).id, ended)).toMatchObject({ validity: 'valid' });
  const address = `127.0.0.1:${String(phone.ready['port'])}`;
  for (let count = 0; count < PUSHES && (await device())?.state === 'online'; count += 1) {
    const words = ['-P', String(runner.adbServerPort), '-s', address, 'push', scenario, '/data/local/tmp/x'];
    await promisify(execFile)('adb', words).catch(() => null);
  }

  await becomes({ needsPerson: true });
  const waiting = await measure();
  const why = 'it has not accepted this machine';
  const next = 'unlock it and accept the key of this machine';
  const because = `a person is needed: ${why}; ${next}`;
  expect(await device()).toMatchObject({
    state: 'offline',
    quarantineReason: because,
    nextCheckAt: expect.any(String),
  });
  const shown = await say('device', 'show', SERIAL);
  expect(shown).toMatch(/condition +needs person/);
  expect(shown).toContain(because);
  expect(shown).toMatch(/comes back +checked by the farm after .*, as soon as it is there/);
  const status = await say('farm', 'status');
  expect(status).toMatch(new RegExp(`in quarantine: 1\n.*\n${SERIAL} +needs person +${because} +checked by the farm`));
  expect(status).toMatch(new RegExp(`${SERIAL} at ${address} +\\S+ +\\S+ +needs-person +${why} +${next}`));
  expect(status).toMatch(new RegExp(`${waiting.id} .*offline: ${SERIAL}`));

  // the person
  await phone.stop();
  await startPhone();
  await becomes({ state: 'online', needsPerson: true });
  await endRests(postgres.url);
  await becomes({ needsPerson: false, quarantineReason: null, nextCheckAt: null });
  expect(await farm.until(waiting.id, ended)).toMatchObject({ validity: 'valid', serial: SERIAL });
  expect(await say('farm', 'status')).not.toContain('in quarantine');
});
