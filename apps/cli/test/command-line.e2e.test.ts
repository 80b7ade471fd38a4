import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReportedFarm, startReportedFarm } from './reported-farm.ts';

let farm: ReportedFarm;
beforeAll(async () => {
  farm = await startReportedFarm();
});
afterAll(() => farm.stop());

/** The real command in its own process; `.framefarm` is the farm's folder and nothing else is in its environment. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['apps/cli/bin/framefarm.mjs', ...args], {
    env: { PATH: process.env['PATH'], FRAMEFARM_DIR: farm.state, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  return { child, said, ended };
}
const framefarm = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => start(args, env).ended;
async function json(...args: string[]) {
  const { code, out, err } = await framefarm([...args, '--json']);
  expect(code, err).toBe(0);
  return JSON.parse(out);
}
async function file(name: string, value: unknown): Promise<string> {
  const place = path.join(farm.state, name);
  writeFileSync(place, typeof value === 'string' ? value : JSON.stringify(value));
  return place;
}

/** All at once: each is a process. */
const expectAll = (cases: readonly (readonly [readonly string[], object, Readonly<Record<string, string>>?])[]) =>
  Promise.all(cases.map(async ([args, wanted, env]) => expect(await framefarm(args, env)).toMatchObject(wanted)));

describe('a command', () => {
  it('explains itself', () =>
    expectAll([
      [
        ['--help'],
        { code: 0, out: /doctor[^]*local[^]*token[^]*runner[^]*device[^]*benchmark[^]*run[^]*report[^]*policy/ },
      ],
      [['--version'], { code: 0, out: /^\d+\.\d+\.\d+\n$/ }],
      [['run', 'export', '--help'], { code: 0, out: /^Usage: framefarm run export \[options\] <id>[^]*--json/ }],
    ]));
  it('that is unknown, incomplete or has a wrong option exits with 2 and says what is wrong', () =>
    expectAll([
      [['nonsense'], { code: 2, err: /unknown command 'nonsense'/ }],
      [['run', 'show'], { code: 2, err: /missing required argument 'id'/ }],
      [['run', 'export', 'x', '--format', 'xls'], { code: 2, err: /Allowed choices are csv, ndjson/ }],
      [['token'], { code: 2, err: /Usage: framefarm token/ }],
    ]));
});

describe('address and token', () => {
  const elsewhere = (name: string) => ({ FRAMEFARM_DIR: path.join(farm.state, name) });
  const LIST = ['device', 'list'];
  it('come from api.json, or from FRAMEFARM_URL and FRAMEFARM_TOKEN', async () => {
    expect((await json(...LIST)).devices).toMatchObject([{ serial: 'phone-1', state: 'online' }]);
    const access = { ...elsewhere('nothing'), FRAMEFARM_URL: farm.url, FRAMEFARM_TOKEN: farm.token };
    await expectAll([
      [LIST, { code: 20, err: /no farm is known: start one with "framefarm local"/ }, elsewhere('nothing')],
      [
        [...LIST, '--url', 'http://farm.example'],
        { code: 2, err: /there is no token for .*FRAMEFARM_TOKEN/ },
        elsewhere('nothing'),
      ],
      [LIST, { code: 0, out: /phone-1/ }, access],
    ]);
  });
  it('of api.json never leave this machine', () =>
    expectAll([
      [[...LIST, '--url', 'http://farm.example'], { code: 2, err: /there is no token for http:.*farm.example/ }],
    ]));
  it('that are wrong are told as such', async () => {
    mkdirSync(path.join(farm.state, 'torn'));
    await file('torn/api.json', '{"url":');
    await expectAll([
      [[...LIST, '--url', 'farm'], { code: 2, err: /"farm" is no address/ }],
      [LIST, { code: 2, err: /FRAMEFARM_URL cannot be "farm": address of the API/ }, { FRAMEFARM_URL: 'farm' }],
      [[...LIST, '--url', 'http://127.0.0.1:1'], { code: 20, err: /does not answer/ }],
      [LIST, { code: 2, err: /auth.invalid: this token is unknown/ }, { FRAMEFARM_TOKEN: 'no' }],
      [LIST, { code: 20, err: /holds no address and token; start "framefarm local" again/ }, elsewhere('torn')],
    ]);
  });
  it('of something that is no Framefarm API are told as such', async () => {
    const other = createServer((_, response) => response.end('<h1>hello</h1>')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    expect(await framefarm(['device', 'list', '--url', `http://127.0.0.1:${port}`])).toMatchObject({
      code: 20,
      err: /is no Framefarm API/,
    });
    other.close();
  });
});

describe('a token', () => {
  it('is created with its scopes, opens what they allow, and is useless once revoked', async () => {
    const made = await json('token', 'create', 'reader', '--scope', 'devices:read');
    const as = { FRAMEFARM_TOKEN: made.token };
    expect((await framefarm(['device', 'list'], as)).code).toBe(0);
    expect(await framefarm(['run', 'list'], as)).toMatchObject({ code: 2, err: /lacks the scope runs:read/ });
    expect(await json('token', 'revoke', made.id)).toEqual({ id: made.id });
    expect(await framefarm(['device', 'list'], as)).toMatchObject({ code: 2, err: /auth.invalid/ });
  });
  it('for a runner comes as a one-time code', async () => {
    expect(Object.keys(await json('runner', 'enrol'))).toEqual(['code', 'expiresAt']);
  });
});

describe('a benchmark', () => {
  it('is submitted from a file, watched to its end, listed, shown and exported with raw values', async () => {
    const body = await file('benchmark.json', await farm.benchmark());
    const made = await json('benchmark', 'submit', body, '--key', 'once');
    expect((await json('benchmark', 'submit', body, '--key', 'once')).id).toBe(made.id);
    expect(await json('benchmark', 'preview', made.id)).toMatchObject({ count: 1, fits: true });
    const watched = framefarm(['benchmark', 'watch', made.id]);
    const runId = await farm.report();
    expect(await watched).toMatchObject({ code: 0, out: /succeeded {2}valid/, err: /queued/ });
    expect((await json('benchmark', 'list')).benchmarks.map((one: { id: string }) => one.id)).toContain(made.id);
    expect((await json('benchmark', 'show', made.id)).runs).toMatchObject([{ id: runId, validity: 'valid' }]);
    expect((await json('run', 'list', '--benchmark', made.id)).runs).toHaveLength(1);
    expect((await json('run', 'show', runId)).events.map((one: { event: string }) => one.event)).toContain('run.ended');
    const lines = (await framefarm(['run', 'export', runId, '--format', 'ndjson'])).out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).type)).toEqual([...LAUNCH, ...LAUNCH]);
    const csv = (await framefarm(['run', 'export', runId, '--format', 'csv'])).out.trim().split('\n');
    expect(csv).toHaveLength(1 + 2 * 2);
    expect(csv[1]).toMatch(/^0,frame,[0-9a-f]{64},0,false,0,10,10,true,1,,2,2,2,2,,,0.5$/);
    const page = path.join(farm.state, 'run.html');
    expect(await json('report', 'run', runId, '--out', page)).toEqual({ out: page });
    expect(readFileSync(page, 'utf8')).toContain(runId);
  });
  it('that cannot be read or understood is refused with 2', async () => {
    const unknown = await file('unknown.json', { ...(await farm.benchmark()), surprise: 1 });
    await expectAll([
      [['benchmark', 'submit', 'nowhere.json'], { code: 2, err: /nowhere.json cannot be read/ }],
      [
        ['benchmark', 'submit', await file('torn.json', '{')],
        { code: 2, err: /cannot be read as a benchmark: .*; name a JSON file, or the id/ },
      ],
      [['benchmark', 'submit', unknown], { code: 2, err: /request.invalid/ }],
      [['run', 'show', 'run_00000000'], { code: 2, err: /there is no run run_00000000/ }],
      [['run', 'show', '../tokens'], { code: 2, err: /request.invalid/ }],
    ]);
  });
  it('that no phone can take says why it waits, and ends as cancelled: watch exits with 3', async () => {
    const body = await file('waiting.json', await farm.benchmark({ targets: [{ tiers: ['flagship'] }] }));
    const made = await json('benchmark', 'submit', body);
    const { child, said, ended } = start(['benchmark', 'watch', made.id]);
    await expect.poll(() => said.err, { timeout: 20_000 }).toContain('no device satisfies');
    expect((await json('benchmark', 'cancel', made.id)).runs).toMatchObject([{ outcome: 'cancelled' }]);
    expect((await ended).code).toBe(3);
    expect(child.exitCode).toBe(3);
    expect(await framefarm(['run', 'cancel', made.runs[0].id])).toMatchObject({ code: 2, err: /run.ended/ });
  });
});
const LAUNCH = ['launch', 'engine', 'memory', 'frame', 'choice', 'end'];

describe('a device', () => {
  const show = () => framefarm(['device', 'show', 'phone-1']);
  it('is taken in hand by a person and given back', async () => {
    const held = await json('device', 'hold', 'phone-1', '--by', 'ada', '--minutes', '5', '--reason', 'the camera');
    expect(held.hold).toMatchObject({ by: 'ada', reason: 'the camera' });
    expect(await show()).toMatchObject({ code: 0, out: /condition +held[^]*held +by ada until .*: the camera/ });
    await expectAll([
      [['device', 'hold', 'phone-1', '--by', 'bob'], { code: 2, err: /device.held: .* is held by ada/ }],
      [
        ['device', 'hold', 'phone-1', '--by', 'ada', '--minutes', 'x'],
        { code: 2, err: /--minutes takes a whole number/ },
      ],
      [['device', 'show', 'nobody'], { code: 2, err: /there is no device nobody/ }],
    ]);
    expect(await json('device', 'release', 'phone-1')).toMatchObject({ hold: null });
  });
  it('that needs a person says why and what to do, also what was never a device, until somebody returns it', async () => {
    const ill = {
      kind: 'needs-person',
      address: 'usb-1',
      serial: 'phone-1',
      why: 'it hangs',
      next: 'restart it',
    } as const;
    const shy = { kind: 'unusable', address: 'usb-2', serial: null, why: 'it is locked', next: 'unlock it' } as const;
    await farm.tell(false, [ill, shy]);
    const words = [
      /phone-1 .*needs person .* hand /,
      /phone-1 at usb-1 +hand +\S+ +needs-person +it hangs +restart it/,
      /usb-2 +hand +\S+ +unusable +it is locked +unlock it/,
    ];
    const list = (await framefarm(['device', 'list'])).out;
    for (const word of words) expect(list).toMatch(word);
    expect(await show()).toMatchObject({
      out: /runner +hand since [^]*quarantine +a person is needed: it hangs; restart it/,
    });
    await farm.tell(true);
    expect(await json('device', 'return', 'phone-1')).toMatchObject({ needsPerson: false, quarantineReason: null });
    expect(await framefarm(['device', 'list'])).toMatchObject({ out: expect.not.stringContaining('usb-') });
  });
  it.each([
    ['device show', ['device', 'show', 'phone-1', '--watch'], /device +dev_/g],
    ['farm status', ['farm', 'status', '--watch'], /tier +devices/g],
  ])('is drawn again and again by %s --watch', async (_, args, head) => {
    const { child, said, ended } = start(args);
    await expect.poll(() => said.out.match(head)?.length ?? 0, { timeout: 20_000 }).toBeGreaterThan(1);
    child.kill('SIGINT');
    await ended;
  });
});

describe('a policy', () => {
  it('is listed, shown with its reasons, fetched and verified; the second fetch changes nothing', async () => {
    const policy = await farm.policy();
    expect((await json('policy', 'list')).policies).toMatchObject([{ id: policy.id, published: true }]);
    expect((await json('policy', 'show', policy.id)).reasons[0]).toContain('n too small');
    expect(await json('policy', 'fetch')).toMatchObject({ kind: 'fresh', status: 200 });
    expect(await json('policy', 'fetch')).toMatchObject({ kind: 'unchanged', status: 304 });
    await expectAll([
      [['policy', 'fetch', '--channel', 'sandbox'], { code: 20, out: /HTTP 404/ }],
      [
        ['policy', 'pick', '--tier', 'low', '--clip', 'x', '--out', 'y'],
        { code: 3, err: /no verified policy is kept for tier low/ },
      ],
    ]);
  });
});

describe('histories and what watches them', () => {
  it('are listed and shown; each list says so while it is empty, and what cannot be done says why', async () => {
    await farm.run();
    const { series } = await json('history', 'list');
    const total = series.find(({ metric }: { metric: string }) => metric === 'total');
    expect(total).toMatchObject({ serial: 'phone-1', line: 'quality', direction: 'lower', changes: [] });
    await expectAll([
      [['history', 'show', total.id], { code: 0, out: /the newest \d+ of \d+ runs/ }],
      [['alert', 'list'], { code: 0, out: /no alerts/ }],
      [['alert', 'show', 'alt_00000000'], { code: 2, err: /there is no alert alt_00000000/ }],
      [['alert', 'ack', 'alt_00000000'], { code: 2, err: /required option '--by <name>'/ }],
      [['alert', 'silence', 'alt_00000000', '--minutes', '0'], { code: 2, err: /a whole number from 1 on, not "0"/ }],
      [['noise', 'show'], { code: 0, out: /no nights of A\/A are planned/ }],
      [['noise', 'schedule', '--at', '26:00'], { code: 2, err: /request.invalid/ }],
      [['breaker', 'list'], { code: 0, out: /every tier judges/ }],
      [['breaker', 'close', 'low', '--by', 'ada', '--reason', 'x'], { code: 2, err: /no breaker of low is open/ }],
      [['report', 'weekly'], { code: 0, out: /nothing that chance does not explain/ }],
    ]);
    const { schedule } = await json('noise', 'schedule', '--at', '02:00', '--off');
    expect(schedule).toEqual({ startsAt: '02:00', enabled: false });
  });
});

describe('an alert', () => {
  it('is one for a change of five metrics, heard of after its comparison, and goes through its life by command', async () => {
    for (let run = 0; run < 12; run += 1) await farm.run({ iterations: 2 }, 2);
    const { id: modelId } = await farm.nextBuild('2');
    for (let run = 0; run < 7; run += 1) await farm.run({ iterations: 2, modelIds: [modelId] }, 2.7);
    expect((await framefarm(['alert', 'list'])).out).toContain('no alerts');
    const all = (await json('alert', 'list', '--all')).alerts as { metric: string; state: string }[];
    expect(all.map(({ metric }) => metric).sort()).toEqual(['convert', 'decode', 'infer', 'seek', 'total']);
    await farm.reportPairs(0.35);
    const heard = async () => (await json('alert', 'list')).alerts as { id: string; together: { state: string }[] }[];
    // the API looks at a comparison under way every five seconds
    await expect
      .poll(async () => (await heard())[0]?.together.filter(({ state }) => state === 'open').length, {
        timeout: 90_000,
      })
      .toBe(4);
    const [{ id } = { id: '' }, ...others] = await heard();
    expect(others).toEqual([]);
    expect((await framefarm(['alert', 'list'])).out).toMatch(/together with[^]* total .* on 1 phone /);
    const did = async (...args: string[]) => (await framefarm(['alert', ...args])).out;
    expect(await did('ack', id, '--by', 'ada')).toMatch(/acknowledged[^]*owner +ada/);
    expect(await did('assign', id, 'bob')).toMatch(/owner +bob/);
    expect(await did('silence', id, '--minutes', '60', '--reason', 'after the release')).toContain('silent until ');
    expect(await did('list')).toContain('no alerts');
    expect(await did('explain', id, '--by', 'bob', '--reason', 'a larger model')).toContain(
      'explained: a larger model',
    );
    expect(await did('fix', id, '--by', 'bob', '--reason', 'pruned')).toContain('fixed: pruned');
    const picture = path.join(farm.state, 'alert.svg');
    expect(await did('show', id, '--svg', picture)).toMatch(
      /also +seek [^]*alert.raise[^]*alert.confirm[^]*alert.bisected[^]*alert.fix/,
    );
    expect(readFileSync(picture, 'utf8')).toContain('</svg>');
    expect(await framefarm(['alert', 'wrong', id, '--by', 'ada', '--reason', 'x'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/alert.state: .* is fixed/),
    });
  });
});

describe('doctor', () => {
  it('lists each requirement with what was found or the remedy', async () => {
    const { out } = await framefarm(['doctor', '--json']);
    const names = JSON.parse(out).requirements.map((one: { name: string }) => one.name);
    expect(names).toEqual(expect.arrayContaining(['node', 'python', 'adb', 'node modules', 'python packages']));
  });
});

describe('local', () => {
  it('starts API, database and runner without the demo, and ends them all on Ctrl-C', async () => {
    const state = path.join(farm.state, 'local');
    mkdirSync(state);
    symlinkSync(path.resolve('.framefarm/venv'), path.join(state, 'venv'));
    const { child, said, ended } = start(['local', '--json'], { FRAMEFARM_DIR: state });
    await expect.poll(() => said.out + said.err, { timeout: 90_000 }).toContain('local.ready');
    const list = await framefarm(['device', 'list', '--json'], { FRAMEFARM_DIR: state });
    expect(JSON.parse(list.out).devices).toMatchObject([{ body: 'host', state: 'online' }]);
    const { url } = JSON.parse(readFileSync(path.join(state, 'api.json'), 'utf8')) as { url: string };
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
    await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed');
  });
});
