import { once } from 'node:events';
import type { CreateBenchmarkBody } from '@framefarm/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AndroidFarm, HARNESS, type PhoneProcess, startAndroidFarm } from './android-farm.ts';
import { ended } from './host-farm.ts';

const STAGES = ['open', 'seek', 'decode', 'convert', 'infer', 'select', 'total'];
/** Long enough that it cannot end before something is done to it. */
const LONG: Partial<CreateBenchmarkBody> = { launches: 5, iterations: 3 };
let farm: AndroidFarm;
let phone: PhoneProcess;
beforeAll(async () => {
  farm = await startAndroidFarm();
  phone = await farm.startPhone('vphone-e2e');
  await farm.online(phone.serial);
});
afterAll(() => farm.stop());

/** Runs on one phone only. */
async function measureOn(
  one: PhoneProcess,
  changes: Partial<CreateBenchmarkBody> = {},
  engine: 'device' | 'host-mnn' = 'device',
) {
  const device = await farm.online(one.serial);
  return farm.measure({ targets: [{ ids: [device.id] }], ...changes }, engine);
}
/** A long run that has done its first launch and is in the middle of the second. */
async function inTheMiddle(one: PhoneProcess) {
  const { id } = await measureOn(one, LONG);
  await farm.until(id, (run) => run.progress.done >= 1);
  return id;
}
const scrubbed = () => farm.events.filter((event) => event.event === 'device.scrubbed');

describe('a phone behind adb', () => {
  it('is found with what it says of itself', async () => {
    expect(await farm.deviceOf(phone.serial)).toMatchObject({
      platform: 'android',
      body: 'virtual',
      tier: 'mid',
      tierSource: 'declared',
      profile: 'pixel-4a-5g',
      model: 'Pixel 4a (5G)',
      osVersion: 'Android 13',
      sdk: 33,
      cores: 8,
    });
    const news = await farm.waitFor('the news', () =>
      farm.events.findLast((event) => event.event === 'devices.changed'),
    );
    expect(news).toMatchObject({ devices: [phone.serial], problems: [] });
  });

  it('measures a modelled run through Appium, valid with all six stages', async () => {
    const run = await farm.until((await measureOn(phone)).id, ended);
    expect(run).toMatchObject({
      outcome: 'succeeded',
      validity: 'valid',
      reasons: [],
      platform: 'android',
      body: 'virtual',
      timing: 'modelled',
      engine: 'modelled',
      score: null,
      progress: { done: 2, of: 2 },
    });
    expect(Object.keys(run.stages ?? {})).toEqual(STAGES);
    for (const stage of Object.values(run.stages ?? {})) expect(stage).toMatchObject({ n: 2 });
    expect(run.pssKb).toBeGreaterThan(0);
    expect(scrubbed()).toMatchObject([{ installed: true, pushed: [expect.any(String), expect.any(String)] }]);
  });

  it('measures with the real MNN inside, has scores, and is not brought again what it has', async () => {
    const run = await farm.until((await measureOn(phone, {}, 'host-mnn')).id, ended);
    expect(run).toMatchObject({
      outcome: 'succeeded',
      validity: 'valid',
      reasons: [],
      timing: 'measured',
      engine: 'mnn',
      backend: 'cpu',
    });
    expect(run.score).not.toBeNull();
    expect(scrubbed()[1]).toMatchObject({ installed: false, pushed: [] });
  });

  it('is stopped at once when its run is cancelled, and takes the next one', async () => {
    const id = await inTheMiddle(phone);
    await farm.call('POST', `/runs/${id}/cancel`);
    expect(await farm.until(id, ended)).toMatchObject({ outcome: 'cancelled', validity: 'invalid' });
    await expect(farm.adb(phone, 'shell', 'pidof', HARNESS)).rejects.toMatchObject({ code: 1 });
    expect(await farm.until((await measureOn(phone)).id, ended)).toMatchObject({ validity: 'valid' });
  });
});

describe('what happens to a phone in the middle of a run', () => {
  it('heat, another window in front and a dark screen taint it, each with its reason', async () => {
    const id = await inTheMiddle(phone);
    await farm.adb(phone, 'shell', 'cmd', 'thermalservice', 'override-status', '1');
    await farm.adb(phone, 'shell', 'input', 'keyevent', 'HOME');
    await farm.until(id, (run) => run.progress.done >= 3);
    await farm.adb(phone, 'shell', 'cmd', 'thermalservice', 'reset');
    await farm.adb(phone, 'shell', 'input', 'keyevent', 'SLEEP');
    const reasons = await farm.waitFor('the taint', async () => {
      const log = await farm.call<{ events: { event: string; details: { tainted?: string[] } }[] }>(
        'GET',
        `/runs/${id}/events`,
      );
      return log.events.find(({ event }) => event === 'run.queued-again')?.details.tainted;
    });
    for (const words of ['reached thermal status 1', 'took the focus from the harness', 'the screen went off'])
      expect(reasons.join()).toContain(words);
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 2 });
  });

  it('an unplugged phone gives the run back, and it is measured once the phone is there again', async () => {
    const id = await inTheMiddle(phone);
    const gone = once(phone.program.child, 'exit');
    phone.program.child.kill('SIGKILL');
    await gone;
    await farm.waitFor('the run to wait', async () => (await farm.eventsOf(id)).includes('run.queued-again'));
    expect((await farm.deviceOf(phone.serial))?.state).toBe('offline');
    phone = await farm.startPhone('vphone-e2e');
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 2, reasons: [] });
  });

  it('a UiAutomator2 server that dies on the phone costs no attempt', async () => {
    const id = await inTheMiddle(phone);
    await farm.adb(phone, 'shell', 'am', 'force-stop', 'io.appium.uiautomator2.server');
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 1 });
  });

  it('Appium that is killed costs no attempt', async () => {
    const id = await inTheMiddle(phone);
    process.kill(farm.childPid('appium'), 'SIGKILL');
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 1 });
    expect(farm.events.map(({ event }) => event)).toContain('session.reopened');
  });

  it('an adb server that is killed is started again, its phones come back, and the run is measured', async () => {
    const id = await inTheMiddle(phone);
    process.kill(farm.childPid('adb-server'), 'SIGKILL');
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid' });
    expect(farm.events).toContainEqual(expect.objectContaining({ event: 'child.up', child: 'adb server' }));
  });

  it('Appium that hangs is killed and started again, and costs no attempt', async () => {
    const id = await inTheMiddle(phone);
    process.kill(farm.childPid('appium'), 'SIGSTOP');
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 1 });
    expect(farm.events.findLast(({ event }) => event === 'child.down')).toMatchObject({
      child: 'Appium',
      why: 'it has not answered 3 times',
    });
  });
});

describe('a harness', () => {
  it('that crashes at a frame is the finding: fault of the subject, with what was reported before', async () => {
    const crashing = await farm.startPhone('vphone-crash', ['--trouble', '{"kind":"crash","atFrame":6,"launch":1}']);
    const run = await farm.until((await measureOn(crashing)).id, ended);
    expect(run).toMatchObject({ outcome: 'failed', validity: 'invalid', fault: 'subject', attempts: 1 });
    expect(run.reasons[0]).toMatch(/^launch 1: the harness crashed .*after 4 reported frames/);
    const { records } = await farm.reportOf(run.id);
    expect(records.filter(({ type }) => type === 'end')).toHaveLength(1);
    expect(records.filter(({ type }) => type === 'launch')).toHaveLength(2);
    expect(crashing.unknown).toEqual([]);
    await crashing.program.stop();
  });

  it('that hangs is ended after the silence that the farm allows', async () => {
    const hanging = await farm.startPhone('vphone-hang', ['--trouble', '{"kind":"hang","atFrame":6}']);
    const run = await farm.until((await measureOn(hanging)).id, ended);
    expect(run).toMatchObject({ outcome: 'failed', fault: 'subject', attempts: 1 });
    expect(run.reasons[0]).toContain('the harness hangs: it has reported nothing for 6 s, after 4 reported frames');
    await hanging.program.stop();
  });
});

describe('phones that cannot serve', () => {
  it('with frozen battery readings are not fit, by fault of the device', async () => {
    const sick = await farm.startPhone('vphone-sick');
    await farm.online(sick.serial);
    await farm.adb(sick, 'shell', 'dumpsys', 'battery', 'set', 'level', '5');
    const run = await farm.until((await measureOn(sick)).id, ended);
    expect(run).toMatchObject({ outcome: 'failed', fault: 'device', validity: 'invalid' });
    expect(run.reasons[0]).toContain('its battery readings are frozen');
    await sick.program.stop();
  });

  it('with the serial number of another one are named, and the first goes on', async () => {
    const copy = await farm.startPhone(phone.serial);
    const { problems } = (await farm.waitFor('the problem', () =>
      farm.events.findLast((event) => JSON.stringify(event).includes('is already that of')),
    )) as unknown as { problems: { address: string; why: string }[] };
    expect(problems[0]).toMatchObject({ address: `127.0.0.1:${copy.port}` });
    expect(problems[0]?.why).toContain(`its serial number ${phone.serial} is already that of 127.0.0.1:${phone.port}`);
    await copy.program.stop();
    expect(await farm.until((await measureOn(phone)).id, ended)).toMatchObject({ validity: 'valid' });
  });

  it('are named with what to do when they refuse this machine', async () => {
    const shy = await farm.startPhone('vphone-shy', ['--authorise', 'never']);
    const news = await farm.waitFor('the problem', () =>
      farm.events.findLast((event) => JSON.stringify(event).includes('it has not accepted this machine')),
    );
    expect(news).toMatchObject({
      problems: [{ address: `127.0.0.1:${shy.port}`, next: 'unlock it and accept the key of this machine' }],
    });
    await shy.program.stop();
  });
});

describe('several phones', () => {
  it('measure side by side', async () => {
    const second = await farm.startPhone('vphone-two');
    await farm.online(second.serial);
    const runs = await Promise.all([measureOn(phone, LONG), measureOn(second, LONG)]);
    await Promise.all(runs.map(({ id }) => farm.until(id, (run) => run.progress.done >= 1 && !ended(run))));
    for (const { id } of runs) expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 1 });
    expect(second.unknown).toEqual([]);
  });

  it('were asked nothing that they do not know', () => {
    expect(farm.phones.flatMap(({ unknown }) => unknown)).toEqual([]);
  });
});

describe('a runner', () => {
  it('that was killed left its children to the next one, which ends them and finds the phones', async () => {
    const left = [farm.childPid('adb-server'), farm.childPid('appium')];
    const gone = once(farm.runner.child, 'exit');
    farm.runner.child.kill('SIGKILL');
    await gone;
    for (const pid of left) expect(isAlive(pid)).toBe(true);
    await farm.startRunner('android', { ...farm.env, FRAMEFARM_ADB_SERVER_PORT: String(farm.adbPort) }, (event) =>
      farm.events.push(event),
    );
    expect(await farm.until((await measureOn(phone)).id, ended)).toMatchObject({ validity: 'valid' });
    for (const pid of left) expect(isAlive(pid)).toBe(false);
  });

  it.each([
    [
      'without adb',
      { FRAMEFARM_ADB_PATH: '/nonexistent/adb' },
      'adb is missing: FRAMEFARM_ADB_PATH is /nonexistent/adb',
    ],
    ['whose port is taken', { FRAMEFARM_ADB_SERVER_PORT: 'API' }, 'for the adb server is taken by another program'],
  ])('%s says so and what to do', async (_, env, words) => {
    const filled = Object.entries(env).map(([key, value]) => [key, value === 'API' ? new URL(farm.url).port : value]);
    const started = farm.startRunner('refused', { ...farm.env, ...(Object.fromEntries(filled) as object) });
    await expect(started).rejects.toThrow(/ended with exit code 20/);
    await expect(started).rejects.toThrow(words);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
