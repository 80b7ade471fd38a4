import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Benchmark, CreateBenchmarkBody, GateDefinition, GateRun, GateScore } from '@framefarm/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HostFarm, startHostFarm } from './host-farm.ts';
import { runFramefarm } from './run-framefarm.ts';

let farm: HostFarm;
let arms: Readonly<Record<2 | 8, string>>;
let gateFile: string;
const framefarm = (...args: string[]) => runFramefarm(farm, ...args);
const file = (name: string, text: string) => {
  const at = path.join(farm.folder, name);
  writeFileSync(at, text);
  return at;
};
/** A gate as a person writes it. The machine does other work, too: what that does to times is not what is tested here. */
const yaml = (name: string, tier: string, { clips }: Pick<GateDefinition, 'clips'>) => `# whether a build may go out
schema: 1
name: ${name}
channel: stable
baseline: main
clips:
  - { name: home, sha256: ${clips[0]?.sha256} }
warmupIterations: 0
iterations: 6
plan: { kind: fixed, pairs: 5 }
alpha: 0.2
limits:
  maxOtherCpuShare: 1
  maxProbeRatio: 1000
  minUptimeS: 0
  coolDown: { pollS: 1, leastS: 0, mostS: 60 }
rules:
  - { value: total, quantile: median, tier: ${tier}, estimand: these phones, allowedChange: 0.9 }
  - { value: total, quantile: p95, tier: ${tier}, estimand: these phones, budgetMs: 60000 }
`;

beforeAll(async () => {
  farm = await startHostFarm();
  await farm.startRunner('one');
  const submitted = await farm.submit({ launches: 1 });
  await farm.call('POST', `/benchmarks/${submitted.benchmarkId}/cancel`);
  const shown = await farm.call<Benchmark>('GET', `/benchmarks/${submitted.benchmarkId}`);
  const { id: _, runs: __, createdAt: ___, ...body } = shown;
  const arm = (frames: number) => {
    const framePlan = { kind: 'fixed', frames, deadlineMs: null } as const;
    const configurations = body.configurations.map((one) => ({ ...one, framePlan }));
    return file(`frames-${frames}.json`, JSON.stringify({ ...body, configurations } satisfies CreateBenchmarkBody));
  };
  arms = { 2: arm(2), 8: arm(8) };
  gateFile = file('release.yaml', yaml('release', 'host', body));
  file('low.yaml', yaml('low', 'low', body));
});
afterAll(() => farm.stop());

it('a release goes through its gate by command: exit code 0, 1 and 3, a page, and a score of what people found', async () => {
  expect((await framefarm('baseline', 'set', 'main', arms[2], '--branch', 'main', '--build', '1.0')).code).toBe(0);
  expect((await framefarm('gate', 'check', gateFile)).stdout).toContain('gate release, 2 rules, fits together');
  for (const name of ['release.yaml', 'low.yaml'])
    expect((await framefarm('gate', 'put', path.join(farm.folder, name))).stdout).toContain('version 1');

  const slower = await framefarm('gate', 'run', 'release', arms[8], '--label', '1.1', '--json');
  expect(slower.code, slower.stderr).toBe(1);
  expect(slower.stderr).toContain('host: ');
  const nogo = JSON.parse(slower.stdout) as GateRun;
  expect(nogo.rules.map(({ verdict, alpha }) => [verdict, alpha])).toEqual([
    ['regress', 0.1],
    ['pass', 0.1],
  ]);
  const same = await framefarm('gate', 'run', 'release', arms[2], '--label', '1.0 again');
  expect(same.code, same.stdout).toBe(0);
  const missing = await framefarm('gate', 'run', 'low', arms[2]);
  expect([missing.code, missing.stdout]).toEqual([3, expect.stringContaining('missing data: no phone of tier low')]);

  const page = path.join(farm.folder, 'go.html');
  const [again, recomputed, confirmed, , runs, list, baselines] = await Promise.all([
    framefarm('gate', 'show', nogo.id),
    framefarm('gate', 'show', nogo.id, '--recompute'),
    framefarm(
      'gate',
      'confirm',
      nogo.id,
      '--rule',
      '0',
      '--finding',
      'right',
      '--by',
      'ana',
      '--note',
      'four times the frames',
    ),
    framefarm('report', 'gate', nogo.id, '--out', page),
    framefarm('gate', 'runs'),
    framefarm('gate', 'list'),
    framefarm('baseline', 'list'),
  ]);
  expect([again.code, again.stdout]).toEqual([1, expect.stringContaining('1.1 before gate release version 1')]);
  expect([recomputed.code, recomputed.stdout]).toEqual([0, expect.stringContaining('identical: ')]);
  expect(confirmed.stdout).toContain('rule 0: right, by ana');
  expect(runs.stdout).toMatch(/low .* invalid[^]*1.0 again .* pass[^]*1.1 .* regress/);
  expect(list.stdout).toMatch(/release +1 +stable +main +2/);
  expect(baselines.stdout).toMatch(/main +main +1.0 +stable +host/);
  const html = readFileSync(page, 'utf8');
  expect(html).toContain('<b>NO-GO</b>');
  expect(html).toContain(nogo.comparisons[0]?.comparisonId);
  expect(html).toMatch(/its \d+ pairs, one by one<\/summary>.*>counts<\/td>/);
  const score = JSON.parse((await framefarm('gate', 'score', 'release', '--json')).stdout) as GateScore;
  expect(score).toMatchObject({ runs: 2, alarms: { right: 1, wrong: 0 }, passes: { unconfirmed: 3 } });
});

it('bad usage is exit code 2 with the reason', async () => {
  const bad = file('bad.yaml', readFileSync(gateFile, 'utf8').replace('tier: host', 'tier: attic'));
  const cases = [
    [['gate', 'check', bad], `bad.yaml:18: rules[0].tier must be one of low, mid, high, flagship, host`],
    [['gate', 'check', 'absent.yaml'], 'absent.yaml cannot be read'],
    [['gate', 'run', 'nobody', arms[2]], 'there is no gate nobody'],
    [['gate', 'run', 'release', 'absent.json'], 'cannot be read'],
    [['gate', 'show', 'gtr_00000000'], 'there is no gate run gtr_00000000'],
    [['gate', 'score', 'nobody'], 'there is no gate nobody'],
    [['gate', 'confirm', 'gtr_00000000', '--rule', 'x', '--finding', 'right', '--by', 'ana'], 'must be a whole number'],
    [['report', 'gate', 'gtr_00000000', '--out', 'x.html'], 'there is no gate run gtr_00000000'],
  ] as const;
  await Promise.all(
    cases.map(async ([args, why]) => {
      const said = await framefarm(...args);
      expect([said.code, said.stderr]).toEqual([2, expect.stringContaining(why)]);
    }),
  );
});
