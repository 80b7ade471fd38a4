import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Benchmark, Comparison, CreateBenchmarkBody, Run, SustainedCurve } from '@framefarm/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HostFarm, ended, startHostFarm } from './host-farm.ts';
import { runFramefarm } from './run-framefarm.ts';

/** The tests run on machines that do other work too: what that does to times is not what is tested here. */
const LIMITS = {
  maxOtherCpuShare: 1,
  maxProbeRatio: 1000,
  minUptimeS: 0,
  coolDown: { pollS: 1, leastS: 0, mostS: 60 },
};

let farm: HostFarm;
let file: (name: string, content: object) => string;
let arm: (frames: number) => string;
beforeAll(async () => {
  farm = await startHostFarm();
  file = (name, content) => {
    const at = path.join(farm.folder, name);
    writeFileSync(at, JSON.stringify(content));
    return at;
  };
  const submitted = await farm.submit({ launches: 1 });
  const {
    id: _,
    runs: __,
    createdAt: ___,
    ...body
  } = await farm.call<Benchmark>('GET', `/benchmarks/${submitted.benchmarkId}`);
  await farm.call('POST', `/benchmarks/${submitted.benchmarkId}/cancel`);
  arm = (frames) =>
    file(`frames-${frames}.json`, {
      ...body,
      warmupIterations: 0,
      iterations: 2,
      configurations: body.configurations.map((one) => ({
        ...one,
        framePlan: { kind: 'fixed', frames, deadlineMs: null },
      })),
    } satisfies CreateBenchmarkBody);
});
afterAll(() => farm.stop());

it('four times the frames regress on the host phone, through the death of a runner, and the raw values give the same bytes', async () => {
  const first = await farm.startRunner('one');
  const limits = file('limits.json', LIMITS);
  const submitted = await runFramefarm(
    farm,
    'compare',
    arm(2),
    arm(8),
    '--limits',
    limits,
    '--looks',
    '4,6',
    '--metric',
    'total.median',
    '--no-wait',
    '--json',
  );
  expect(submitted.stderr).toBe('');
  const { id } = JSON.parse(submitted.stdout) as Comparison;
  const show = () => farm.call<Comparison>('GET', `/comparisons/${id}`);
  await expect.poll(async () => (await show()).progress.valid, { timeout: 120_000 }).toBeGreaterThanOrEqual(1);
  const gone = once(first.child, 'exit');
  first.child.kill('SIGKILL');
  await gone;
  await farm.startRunner('two');
  const watched = await runFramefarm(farm, 'compare', 'watch', id, '--json');
  const ended = JSON.parse(watched.stdout) as Comparison;
  expect(watched.code, `${watched.stderr}\n${watched.stdout}`).toBe(1);
  expect(ended.verdicts[0]).toMatchObject({ verdict: 'regress', estimand: 'these phones' });
  expect(ended.verdicts[0]?.reasons.join()).toContain('measured under a launch gate of its own');
  expect(watched.stderr).toContain('next look at');
  const again = await runFramefarm(farm, 'compare', 'show', id, '--recompute');
  expect(again.stdout).toContain('identical');
  expect(again.code).toBe(0);
});

it('a cold start takes model loading and one pick of each process', async () => {
  const args = ['--plan', 'cold-start', '--pairs', '10', '--limits', file('limits.json', LIMITS), '--json'];
  const said = await runFramefarm(farm, 'compare', arm(2), arm(8), ...args);
  const { verdicts, progress } = JSON.parse(said.stdout) as Comparison;
  expect(progress.valid).toBe(10);
  expect(verdicts[0]).toMatchObject({ value: 'cold-start', metric: 'median', nA: 10, nB: 10 });
});

it('three seconds without a rest on the host phone make a curve, and a page with it', async () => {
  const said = await runFramefarm(farm, 'run', 'sustained', arm(2), '--minutes', '0.05', '--json');
  expect(said.stderr).toContain('1 runs of 1 x 0.05 min');
  const { runs, curves } = JSON.parse(said.stdout) as { runs: Run[]; curves: SustainedCurve[] };
  expect(runs, said.stderr).toMatchObject([{ validity: 'valid', reasons: [], sustained: { minutes: 0.05 } }]);
  expect(said.code).toBe(0);
  const [curve] = curves;
  expect(curve?.pointMs).toBe(300);
  expect(curve?.launches[0]?.length).toBeGreaterThanOrEqual(3);
  for (const point of curve?.launches[0] ?? []) expect(point.p50Ms).toBeGreaterThan(0);
  expect(curve?.decline?.speaksOf).toBe('this launch');
  const page = path.join(farm.folder, 'run.html');
  expect((await runFramefarm(farm, 'report', 'run', runs[0]?.id ?? '', '--out', page)).code).toBe(0);
  expect(readFileSync(page, 'utf8')).toContain('Sustained: a point every 0.3 s');
  const text = await runFramefarm(farm, 'run', 'curve', runs[0]?.id ?? '');
  expect(text.stdout).toMatch(/p50 ms +[▁-█]+/);
});

it('half an hour without a rest says which minute it is in, and is cancelled there', async () => {
  const { stdout } = await runFramefarm(farm, 'run', 'sustained', arm(2), '--minutes', '30', '--no-wait', '--json');
  const { id, runs } = JSON.parse(stdout) as Benchmark;
  const began = (run: Run) => run.sustained?.launchSince != null;
  expect(await farm.until(runs[0]?.id ?? '', began)).toMatchObject({
    lifeCycle: 'running',
    sustained: { minutes: 30 },
  });
  await runFramefarm(farm, 'benchmark', 'cancel', id);
  expect(await farm.until(runs[0]?.id ?? '', ended)).toMatchObject({ outcome: 'cancelled', validity: 'invalid' });
});

it('bad usage is exit code 2 with the reason', async () => {
  const other = file('other.json', {
    ...JSON.parse('{}'),
    modelIds: ['x'],
    configurations: [{}],
    clips: [],
    targets: [],
  });
  for (const [args, why] of [
    [[arm(2), other], 'the arms differ in clips'],
    [[arm(2), arm(8), '--plan', 'fixed'], 'plan fixed needs --pairs'],
    [[arm(2), arm(8), '--metric', 'mean'], 'such as total.p95'],
    [[arm(2), 'absent.json'], 'cannot be read'],
  ] as const) {
    const said = await runFramefarm(farm, 'compare', ...args);
    expect(said.stderr).toContain(why);
    expect(said.code).toBe(2);
  }
});
