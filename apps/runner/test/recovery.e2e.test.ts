import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PhoneProblem } from '@framefarm/contracts';
import { type Program, startProgram } from '@framefarm/program';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundPhones, findPhones } from '../src/devices/find-phones.ts';
import type { Step } from '../src/devices/recovery-ladder.ts';
import { readEnv } from '../src/env.ts';
import type { Phone } from '../src/phone.ts';
import { SESSION_STYLE } from '../src/sessions/create-sessions.ts';

/** The rungs of the real ladder, climbed faster. */
const LADDER: readonly Step[] = [
  { rung: 'reconnect', symptom: 'silent', afterMs: 0 },
  { rung: 'reboot', symptom: 'silent', afterMs: 5000 },
  { rung: 'ask-person', symptom: 'silent', afterMs: 25_000 },
  { rung: 'restart-adb', symptom: 'unreachable', afterMs: 1000 },
  { rung: 'ask-person', symptom: 'unreachable', afterMs: 4000 },
  { rung: 'ask-person', symptom: 'locked-out', afterMs: 0 },
];
/** From the first push on the shell says nothing. */
const hangs = (changes: object) => ({
  schema: 1,
  troubles: [{ kind: 'endless-reply', match: 'shell', says: 'silence', when: { moment: 'push' }, ...changes }],
});

const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-recovery-'));
const events: { readonly event: string; readonly [detail: string]: unknown }[] = [];
const programs: Program[] = [];
let found: FoundPhones;
let usable: readonly Phone[] = [];
let told: readonly PhoneProblem[] = [];
beforeAll(async () => {
  const env = readEnv({
    ...process.env,
    FRAMEFARM_URL: 'http://127.0.0.1:1',
    FRAMEFARM_RUNNER_STATE_DIR: folder,
    FRAMEFARM_ADB: '1',
  });
  if ('problems' in env) throw new TypeError(env.problems.join());
  const started = await findPhones(env, {
    log: (event, details) => void events.push({ event, ...details }),
    onChange(phones, _, problems) {
      usable = phones;
      told = problems;
    },
    style: () => SESSION_STYLE,
    isIdle: () => true,
    mayReboot: (serial) => serial !== 'held',
    ladder: LADDER,
    readLimitMs: 1000,
  });
  if (started === null) throw new TypeError('there is no adb');
  found = started;
});
afterAll(async () => {
  for (const program of programs) await program.stop();
  await found.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startPhone(serial: string, scenario: object | null, ...args: readonly string[]) {
  const file = path.join(folder, `${serial}.json`);
  if (scenario !== null) writeFileSync(file, JSON.stringify(scenario));
  const program = await startProgram({
    name: `phone ${serial}`,
    file: 'packages/virtual-phone/src/main.ts',
    args: [
      '--profile',
      'pixel-4a-5g',
      '--serial',
      serial,
      '--adb-server-port',
      String(found.adbServerPort),
      ...args,
      ...(scenario === null ? [] : ['--scenario', file]),
    ],
    readyEvent: 'phone.ready',
  });
  programs.push(program);
  return { serial, program, address: `127.0.0.1:${String(program.ready['port'])}` };
}
async function waitFor(what: string, look: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (look()) return;
    await sleep(100);
  }
  throw new TypeError(`${what} never came: ${JSON.stringify({ told, events: events.slice(-20) })}`);
}
const isUsable = (serial: string) => usable.some(({ facts }) => facts.serial === serial);
const problemOf = (address: string) => told.find((problem) => problem.address === address);
const happened = (event: string, address: string) =>
  events.filter((one) => one.event === event && one['address'] === address).length;
/** A phone that was well, whose shell hangs from now on, and whose connection breaks off so that it is read anew. */
async function startHanging(serial: string, changes: object) {
  const phone = await startPhone(serial, hangs(changes));
  await waitFor(`phone ${serial}`, () => isUsable(serial));
  const adb = (...words: readonly string[]) =>
    promisify(execFile)('adb', ['-P', String(found.adbServerPort), '-s', phone.address, ...words]);
  await adb('push', path.join(folder, `${serial}.json`), '/data/local/tmp/x');
  await adb('reconnect');
  return phone;
}

describe.concurrent('a phone that was well', () => {
  it('and hangs is connected anew, rebooted, and used again', async () => {
    const { serial, address } = await startHanging('hanging', { untilReboot: true });
    await waitFor('the silence', () => problemOf(address) !== undefined);
    expect(isUsable(serial)).toBe(false);
    await waitFor('the phone to come back', () => isUsable(serial));
    expect(happened('device.reconnect', address)).toBe(1);
    expect(happened('device.reboot', address)).toBe(1);
    expect(happened('device.needs-person', address)).toBe(0);
    expect(problemOf(address)).toBeUndefined();
  });
  it('and hangs also after a reboot needs a person, and no second reboot', async () => {
    const { serial, address } = await startHanging('broken', {});
    // until it is up again after the reboot it does not even answer
    const asked = () => {
      const problem = problemOf(address);
      return problem?.kind === 'needs-person' && problem.why.includes('it cannot be read');
    };
    await waitFor('the question', asked);
    expect(problemOf(address)).toMatchObject({ serial, next: 'restart the phone, or plug it in again' });
    expect(happened('device.reboot', address)).toBe(1);
  });
  it('and hangs in the hand of a person is not rebooted', async () => {
    const { address } = await startHanging('held', {});
    await waitFor('the question', () => problemOf(address)?.kind === 'needs-person');
    expect(happened('device.reboot', address)).toBe(0);
  });
});

describe.concurrent('a phone that was never read', () => {
  it('is not rebooted when it hangs: it may be anybody’s', async () => {
    const { address } = await startPhone('stranger', hangs({ when: { moment: 'start' } }));
    await waitFor('the question', () => problemOf(address)?.kind === 'needs-person');
    expect(problemOf(address)?.serial).toBeNull();
    expect(happened('device.reboot', address)).toBe(0);
  });
  it('and refuses this machine needs a person at once', async () => {
    const { address } = await startPhone('shy', null, '--authorise', 'never');
    await waitFor('the question', () => problemOf(address)?.kind === 'needs-person');
    expect(problemOf(address)?.next).toBe('unlock it and accept the key of this machine');
  });
});

describe('a phone that stays offline', () => {
  let mute: Server;
  let address: string;
  beforeAll(async () => {
    mute = createServer((socket) => socket.on('error', () => undefined).resume());
    mute.listen(0, '127.0.0.1');
    await once(mute, 'listening');
    address = `127.0.0.1:${String((mute.address() as { port: number }).port)}`;
  });
  afterAll(() => void mute.close());
  const restartsFor = (who: string) =>
    events.filter(({ event, why }) => event === 'child.restart' && String(why).includes(who)).length;
  /** Answers only after ten seconds that it failed. */
  const connect = () =>
    void promisify(execFile)('adb', ['-P', String(found.adbServerPort), 'connect', address]).catch(() => null);

  it('does not cost another phone its adb server', async () => {
    const { serial } = await startPhone('healthy', null);
    await waitFor('the healthy phone', () => isUsable(serial));
    connect();
    await waitFor('the question', () => problemOf(address)?.kind === 'needs-person');
    expect(restartsFor(address)).toBe(0);
    expect(isUsable(serial)).toBe(true);
  });
  it('has the adb server started again once no phone needs it', async () => {
    for (const program of programs) await program.stop();
    await waitFor('all phones to leave', () => usable.length === 0 && told.length <= 1);
    const other = createServer((socket) => socket.on('error', () => undefined).resume());
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    address = `127.0.0.1:${String((other.address() as { port: number }).port)}`;
    connect();
    await waitFor('the restart', () => restartsFor(address) === 1);
    const { serial } = await startPhone('later', null);
    await waitFor('a phone on the new server', () => isUsable(serial));
    other.close();
  });
});
