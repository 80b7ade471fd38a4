import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Benchmark,
  Comparison,
  CreateBenchmarkBody,
  Devices,
  LaunchGateChanges,
  Run,
  SustainedCurve,
} from '@framefarm/contracts';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AndroidFarm, HARNESS, type PhoneProcess, startAndroidFarm } from './android-farm.ts';
import { ended } from './host-farm.ts';
import { runFramefarm } from './run-framefarm.ts';

const CONFIGURATION = { engine: 'device', backend: 'cpu', precision: 'fp32', threads: 4 } as const;
/** These phones live on a machine that does other work too, have just been started, and hang on its power. */
const GATES_OF_THIS_MACHINE: LaunchGateChanges = {
  maxOtherCpuShare: 1,
  maxProbeRatio: 1000,
  minUptimeS: 0,
  batteryPercent: { from: 0, to: 100 },
  coolDown: { pollS: 1, leastS: 0, mostS: 60 },
};
const STAGES = ['open', 'seek', 'decode', 'convert', 'infer', 'select', 'total'];
/** Long enough that it cannot end before something is done to it. */
const LONG: Partial<CreateBenchmarkBody> = { launches: 5, iterations: 3 };
let farm: AndroidFarm;
beforeAll(async () => {
  farm = await startAndroidFarm();
});
afterAll(() => farm.stop());

/** A run on that phone only. */
async function measureOn(
  phone: PhoneProcess,
  changes: Partial<CreateBenchmarkBody> = {},
  engine: 'device' | 'host-mnn' = 'device',
) {
  const device = await farm.online(phone.serial);
  return farm.measure({ targets: [{ ids: [device.id] }], ...changes }, engine);
}
/** A long run that has done its first launch and is in the middle of a later one. */
async function inTheMiddle(phone: PhoneProcess): Promise<string> {
  const { id } = await measureOn(phone, LONG);
  await farm.until(id, (run) => run.progress.done >= 1);
  return id;
}
const eventOf = (name: string, serial: string) =>
  farm.events.filter(({ event, serial: whose }) => event === name && whose === serial);

describe.concurrent('a phone behind adb', () => {
  it('is found with what it says of itself, and brought what it lacks once', async () => {
    const phone = await farm.startPhone('vphone-first');
    await farm.online(phone.serial);
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
    const modelled = await farm.until((await measureOn(phone)).id, ended);
    expect(modelled).toMatchObject({
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
    expect(Object.keys(modelled.stages ?? {})).toEqual(STAGES);
    for (const stage of Object.values(modelled.stages ?? {})) expect(stage).toMatchObject({ n: 2 });
    expect(modelled.pssKb).toBeGreaterThan(0);

    const measured = await farm.until((await measureOn(phone, {}, 'host-mnn')).id, ended);
    expect(measured).toMatchObject({
      outcome: 'succeeded',
      validity: 'valid',
      reasons: [],
      timing: 'measured',
      engine: 'mnn',
      backend: 'cpu',
    });
    expect(measured.score).not.toBeNull();
    expect(eventOf('device.scrubbed', phone.serial)).toMatchObject([
      { installed: true, pushed: [expect.any(String), expect.any(String)] },
      { installed: false, pushed: [] },
    ]);
    expect(eventOf('session.opened', phone.serial)).toHaveLength(1);
  });

  it('whose UiAutomator2 server dies between two runs gets another session, and no attempt is lost by it', async () => {
    const phone = await farm.startPhone('vphone-rests');
    expect(await farm.until((await measureOn(phone)).id, ended)).toMatchObject({ validity: 'valid' });
    await farm.adb(phone, 'shell', 'am', 'force-stop', 'io.appium.uiautomator2.server');
    expect(await farm.until((await measureOn(phone)).id, ended)).toMatchObject({ validity: 'valid', attempts: 1 });
    expect(eventOf('session.opened', phone.serial)).toHaveLength(2);
    expect(eventOf('session.reopened', phone.serial)).toHaveLength(0);
  });

  it('is stopped at once when its run is cancelled, and takes the next one', async () => {
    const phone = await farm.startPhone('vphone-cancel');
    const id = await inTheMiddle(phone);
    await farm.call('POST', `/runs/${id}/cancel`);
    expect(await farm.until(id, ended)).toMatchObject({ outcome: 'cancelled', validity: 'invalid' });
    await expect(farm.adb(phone, 'shell', 'pidof', HARNESS)).rejects.toMatchObject({ code: 1 });
    expect(await farm.until((await measureOn(phone)).id, ended)).toMatchObject({ validity: 'valid' });
  });

  it('that gets warm or goes dark taints the run, each with its reason', async () => {
    const phone = await farm.startPhone('vphone-taint');
    const id = await inTheMiddle(phone);
    await farm.adb(phone, 'shell', 'cmd', 'thermalservice', 'override-status', '1');
    await farm.adb(phone, 'shell', 'input', 'keyevent', 'SLEEP');
    const reasons = await farm.waitFor('the taint', async () => {
      const log = await farm.call<{ events: { event: string; details: { tainted?: string[] } }[] }>(
        'GET',
        `/runs/${id}/events`,
      );
      return log.events.find(({ event }) => event === 'run.queued-again')?.details.tainted;
    });
    for (const words of ['thermal-status', 'screen-off']) expect(reasons.join()).toContain(words);
    await farm.adb(phone, 'shell', 'cmd', 'thermalservice', 'reset');
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid' });
  });

  it('that is unplugged gives the run back, and it is measured once the phone is there again', async () => {
    const phone = await farm.startPhone('vphone-unplug');
    const id = await inTheMiddle(phone);
    const gone = once(phone.program.child, 'exit');
    phone.program.child.kill('SIGKILL');
    await gone;
    await farm.waitFor('the run to wait', async () => (await farm.eventsOf(id)).includes('run.queued-again'));
    expect((await farm.deviceOf(phone.serial))?.state).toBe('offline');
    await farm.startPhone(phone.serial);
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 2, reasons: [] });
  });

  it('whose UiAutomator2 server dies loses no attempt by it', async () => {
    const phone = await farm.startPhone('vphone-uia2');
    const id = await inTheMiddle(phone);
    await farm.adb(phone, 'shell', 'am', 'force-stop', 'io.appium.uiautomator2.server');
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 1 });
    expect(eventOf('session.reopened', phone.serial)).toHaveLength(1);
  });

  it('is compared with another one in pairs, through Appium, launch by launch behind the gates', async () => {
    const phones = await Promise.all(['vphone-pair-1', 'vphone-pair-2'].map((serial) => farm.startPhone(serial)));
    const ids = await Promise.all(phones.map(async ({ serial }) => (await farm.online(serial)).id));
    const { benchmarkId } = await farm.measure({ targets: [{ tiers: ['flagship'] }] });
    const { modelIds, clips } = await farm.call<Benchmark>('POST', `/benchmarks/${benchmarkId}/cancel`);
    const file = (name: string, content: object) => {
      const at = path.join(farm.folder, name);
      writeFileSync(at, JSON.stringify(content));
      return at;
    };
    const arm = (frames: number) =>
      file(`pair-${frames}.json`, {
        name: 'pairs',
        modelIds,
        clips,
        targets: [{ ids }],
        configurations: [{ ...CONFIGURATION, framePlan: { kind: 'fixed', frames, deadlineMs: null } }],
        launches: 1,
        warmupIterations: 0,
        iterations: 3,
        saveFrames: 'none',
      } satisfies CreateBenchmarkBody);
    const limits = file('pair-limits.json', GATES_OF_THIS_MACHINE);
    const plan = ['--plan', 'pairs', '--looks', '4,6', '--metric', 'total.median', '--channel', 'sandbox'];
    const said = await runFramefarm(farm, 'compare', arm(1), arm(16), ...plan, '--limits', limits, '--json');
    const ended = JSON.parse(said.stdout) as Comparison;
    expect(ended.verdicts[0], said.stderr).toMatchObject({ verdict: 'regress', estimand: 'these phones' });
    expect(said.code).toBe(1);
    expect(ended.progress.invalid).toBe(0);
    // whoever is faster measures more, but never more than its share
    for (const { validPairs } of ended.phones) expect([1, 2, 3]).toContain(validPairs);
    const again = await runFramefarm(farm, 'compare', 'show', ended.id, '--recompute');
    expect(again.stdout).toContain('identical');
  });

  it('that works for half an hour gets hot and slow, and the run counts: the curve says what heat cost', async () => {
    const phone = await farm.startPhone('vphone-sustained', ['--profile', 'mi-11', '--speed', '300']);
    const { id } = await measureOn(phone, { launches: 1, iterations: 1, sustained: { minutes: 30 } });
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', reasons: [], attempts: 1 });
    const curve = await farm.call<SustainedCurve>('GET', `/runs/${id}/curve`);
    expect(curve.launches[0]).toHaveLength(30);
    const [first, last] = [curve.launches[0]?.[0], curve.launches[0]?.at(-1)];
    expect([first?.thermalStatus, last?.thermalStatus]).toEqual([0, 2]);
    expect(last?.celsius ?? 0).toBeGreaterThan((first?.celsius ?? 0) + 8);
    expect(last?.cpuMaxKHz ?? 0).toBeLessThan(first?.cpuMaxKHz ?? 0);
    // the model leaves this phone 85 % of its speed at status 2
    expect(curve.decline?.change).toBeGreaterThan(0.1);
    expect(curve.heatSlope?.interval[0]).toBeGreaterThan(0);
  });

  it('measures beside others', async () => {
    const phones = await Promise.all(['vphone-left', 'vphone-right'].map((serial) => farm.startPhone(serial)));
    const runs = await Promise.all(phones.map((phone) => inTheMiddle(phone)));
    for (const id of runs) expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 1 });
  });
});

describe.concurrent('a harness', () => {
  it('that crashes at a frame is the finding: fault of the subject, with what was reported before', async () => {
    const phone = await farm.startPhone('vphone-crash', ['--trouble', '{"kind":"crash","atFrame":6,"launch":1}']);
    const run = await farm.until((await measureOn(phone)).id, ended);
    expect(run).toMatchObject({ outcome: 'failed', validity: 'invalid', fault: 'subject', attempts: 1 });
    expect(run.reasons[0]).toMatch(/^launch 1: the harness crashed .*after 4 reported frames/);
    const { records } = await farm.reportOf(run.id);
    expect(records.filter(({ type }) => type === 'end')).toHaveLength(1);
    expect(records.filter(({ type }) => type === 'launch')).toHaveLength(2);
  });

  it('that hangs is ended after the silence that the farm allows', async () => {
    const phone = await farm.startPhone('vphone-hang', ['--trouble', '{"kind":"hang","atFrame":6}']);
    const run = await farm.until((await measureOn(phone)).id, ended);
    expect(run).toMatchObject({ outcome: 'failed', fault: 'subject', attempts: 1 });
    expect(run.reasons[0]).toContain('the harness hangs: it has reported nothing for 6 s, after 4 reported frames');
  });

  it('whose storage tears the last line leaves an invalid run that says so', async () => {
    const phone = await farm.startPhone('vphone-torn', ['--trouble', '{"kind":"torn-last-line"}']);
    const run = await farm.until((await measureOn(phone)).id, ended);
    expect(run).toMatchObject({ outcome: 'failed', validity: 'invalid', fault: 'subject' });
    expect(run.reasons[0]).toContain('launch 0: the last line is torn');
  });
});

describe.concurrent('phones that cannot serve', () => {
  it('with frozen battery readings are set aside, and come back by a health run', async () => {
    const phone = await farm.startPhone('vphone-sick');
    await farm.online(phone.serial);
    await farm.adb(phone, 'shell', 'dumpsys', 'battery', 'set', 'level', '5');
    const { id } = await measureOn(phone);
    const reason = await farm.waitFor('quarantine', async () => (await farm.deviceOf(phone.serial))?.quarantineReason);
    expect(reason).toContain('its battery readings are frozen');
    expect((await farm.call<Run>('GET', `/runs/${id}`)).lifeCycle).toBe('queued');
    await farm.adb(phone, 'shell', 'dumpsys', 'battery', 'reset');
    const health = await measureOn(phone, { purpose: 'health' });
    expect(await farm.until(health.id, ended)).toMatchObject({ validity: 'valid' });
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 4 });
  });

  it('with the serial number of another one are named, and the first goes on', async () => {
    const phone = await farm.startPhone('vphone-twin');
    await farm.online(phone.serial);
    const copy = await farm.startPhone(phone.serial);
    const why = `"why":"its serial number ${phone.serial} is already that of 127.0.0.1:${phone.port}"`;
    await farm.waitFor('the problem', () =>
      farm.events.some((event) => JSON.stringify(event).includes(`{"address":"127.0.0.1:${copy.port}",${why}`)),
    );
    expect(await farm.until((await measureOn(phone)).id, ended)).toMatchObject({ validity: 'valid' });
  });

  it('are named with what to do when they refuse this machine', async () => {
    const phone = await farm.startPhone('vphone-shy', ['--authorise', 'never']);
    const next = `{"address":"127.0.0.1:${phone.port}","why":"it has not accepted this machine","next":"unlock it`;
    await farm.waitFor('the problem', () => farm.events.some((event) => JSON.stringify(event).includes(next)));
    expect(await farm.deviceOf(phone.serial)).toBeUndefined();
    // the farm first hears that the phone is not ready yet
    const told = await farm.waitFor('the farm to know', async () => {
      const { problems } = await farm.call<Static<typeof Devices>>('GET', '/devices');
      return problems.find(
        ({ address, why }) => address === `127.0.0.1:${phone.port}` && why === 'it has not accepted this machine',
      );
    });
    expect(told).toMatchObject({ kind: 'unusable', runnerName: 'android' });
  });
});

describe('what the runner started', () => {
  let phone: PhoneProcess;
  beforeAll(async () => {
    for (const one of farm.phones) await one.program.stop();
    phone = await farm.startPhone('vphone-last');
  });

  it('when Appium is killed, no attempt is lost', async () => {
    const id = await inTheMiddle(phone);
    process.kill(farm.childPid('appium'), 'SIGKILL');
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 1 });
    expect(eventOf('session.reopened', phone.serial)).toHaveLength(1);
  });

  it('when Appium hangs, it is killed and started again, and no attempt is lost', async () => {
    const id = await inTheMiddle(phone);
    process.kill(farm.childPid('appium'), 'SIGSTOP');
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid', attempts: 1 });
    expect(farm.events.findLast(({ event }) => event === 'child.down')).toMatchObject({
      child: 'Appium',
      why: 'it has not answered 3 times',
    });
  });

  it('when the adb server is killed, it is started again, its phones come back, and the run is measured', async () => {
    const id = await inTheMiddle(phone);
    process.kill(farm.childPid('adb-server'), 'SIGKILL');
    expect(await farm.until(id, ended)).toMatchObject({ validity: 'valid' });
    expect(farm.events).toContainEqual(expect.objectContaining({ event: 'child.up', child: 'adb server' }));
  });

  it('when the runner is killed, is ended by the next one, which finds the phones', async () => {
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

  it('asked no phone for anything that it does not know', () => {
    expect(farm.phones.length).toBeGreaterThan(10);
    expect(farm.phones.flatMap(({ unknown }) => unknown)).toEqual([]);
  });
});

describe.concurrent('a runner that cannot have phones', () => {
  it.each([
    [
      'without adb',
      { FRAMEFARM_ADB_PATH: '/nonexistent/adb' },
      'adb is missing: FRAMEFARM_ADB_PATH is /nonexistent/adb',
    ],
    ['whose port is taken', { FRAMEFARM_ADB_SERVER_PORT: 'API' }, 'for the adb server is taken by another program'],
  ])('%s says so and what to do', async (name, env, words) => {
    const filled = Object.entries(env).map(([key, value]) => [key, value === 'API' ? new URL(farm.url).port : value]);
    const started = farm.startRunner(name, { ...farm.env, ...(Object.fromEntries(filled) as object) });
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
