import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LadderReport } from '@framefarm/consistency';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReportedFarm, startReportedFarm } from '../../test/reported-farm.ts';

const TORCH_PYTHON = '/usr/bin/python3';
/** Debian's python3-torch is no requirement: where it is missing, the ladder says so. */
const hasTorch = spawnSync(TORCH_PYTHON, ['-I', '-c', 'import torch, torchvision']).status === 0;
const ROOT = path.resolve(import.meta.dirname, '../../../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-consistency-'));
let farm: ReportedFarm;
afterAll(async () => {
  await farm.stop();
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string) => path.join(folder, name);

function cli(...args: string[]) {
  const argv = ['apps/cli/bin/framefarm.mjs', 'consistency', ...args];
  const env = { ...process.env, FRAMEFARM_URL: farm.url, FRAMEFARM_TOKEN: farm.token };
  return spawnSync(process.execPath, argv, { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

describe('framefarm consistency', () => {
  let out = '';
  let report: LadderReport;
  beforeAll(async () => {
    farm = await startReportedFarm();
    // set-up --for test has brought the emulated phones
    const done = cli(
      'run',
      '--cpu',
      'cortex-a53',
      '--ask',
      'cortex-a53:fp16',
      '--frames',
      '3',
      '--out',
      at('run'),
      '--keep',
      '--json',
    );
    expect(done.status, done.stderr).toBe(3);
    out = done.stdout;
    report = JSON.parse(out) as LadderReport;
  });

  it('is invalid when ARMv8.0 is asked for fp16, by the words of the engine', () => {
    expect(report.verdict).toBe('invalid');
    const step = report.steps.find(({ other }) => other === 'mnn-fp16-cortex-a53');
    expect(step?.reasons.join()).toMatch(
      /backend fallback: fp16 was asked for, the engine computes fp32.*fp16:0.*backend 0/,
    );
  });

  it('lets every other step pass: engines, CPUs and decoders agree', () => {
    expect(report.steps.filter(({ verdict }) => verdict === 'pass').map(({ axes }) => axes.join())).toEqual(
      expect.arrayContaining(['framework', 'platform', 'hardware']),
    );
    expect(report.firstGuilty).toBeNull();
  });

  it('compares with PyTorch where a Python has it, and says what to install where none has', () => {
    const pytorch = report.steps.filter(({ reference }) => reference === 'pytorch-fp32-x86');
    expect(pytorch.map(({ axes, verdict }) => [axes.join(), verdict])).toEqual(hasTorch ? [['framework', 'pass']] : []);
    const without = cli('run', '--cpu', 'cortex-a53', '--frames', '3', '--torch-python', '/nowhere/python3', '--json');
    expect(without.status, without.stderr).toBe(0);
    const { notRun, steps } = JSON.parse(without.stdout) as LadderReport;
    expect(notRun).toContainEqual({
      axis: 'framework',
      what: 'PyTorch',
      why: expect.stringMatching(/\/nowhere\/python3 cannot be started; apt-get install python3-torch/) as string,
    });
    expect(steps.some(({ other }) => other === 'mnn-fp32-x86')).toBe(true);
  });

  it('stores no time that anything took, on emulated phones least of all', () => {
    const capture = readFileSync(at('run/mnn-fp32-cortex-a53.json'), 'utf8');
    expect(capture).toContain('"body": "emulated"');
    expect(capture).not.toMatch(/(infer|decode|load|seek|convert|latency)Ms/);
  });

  it('leaves a report and one self-contained page, and shows them again', () => {
    const shown = cli('show', at('run/report.json'), '--html', at('page.html'));
    expect(shown.stdout).toContain('invalid: mnn-fp16-cortex-a53: backend fallback');
    const page = readFileSync(at('page.html'), 'utf8');
    expect(page).toContain('data:image/png;base64,');
    expect(page).not.toMatch(/(src|href)="(?!data:)/);
    expect(existsSync(at('run/report.html'))).toBe(true);
  });

  it('has kept the report, which is listed, shown and a baseline by its id', () => {
    const kept = JSON.parse(cli('list', '--json').stdout) as { reports: { id: string }[] };
    expect(kept.reports).toMatchObject([{ verdict: 'invalid', tier: 'host' }]);
    const id = kept.reports[0]?.id ?? '';
    expect(cli('list', '--model', '0'.repeat(64)).stdout).not.toContain(id);
    expect(JSON.parse(cli('show', id, '--json', '--html', at('kept.html')).stdout)).toEqual(report);
    expect(readFileSync(at('kept.html'), 'utf8')).not.toContain('data:image/png');
    const again = cli('run', '--cpu', 'cortex-a53', '--frames', '3', '--baseline', id, '--json');
    expect([again.status, JSON.parse(again.stdout)]).toEqual([0, expect.objectContaining({ worsenings: [] })]);
  });

  it('runs on a virtual phone behind real adb and Appium: equal frames, scores and picks, and a report of sandbox only', () => {
    const args = ['--cpu', 'cortex-a53', '--frames', '3', '--phone', 'virtual'];
    const done = cli('run', ...args, '--out', at('phone'), '--keep', '--json');
    expect(done.status, done.stderr).toBe(0);
    const found = JSON.parse(done.stdout) as LadderReport;
    expect(found.captures.find(({ body }) => body === 'virtual')).toMatchObject({
      name: 'mnn-fp32-android-virtual',
      platform: 'android',
      framework: { name: 'mnn' },
    });
    const step = found.steps.find(({ other }) => other === 'mnn-fp32-android-virtual');
    expect(step).toMatchObject({ axes: ['platform'], verdict: 'pass' });
    expect(step?.rungs.map(({ state }) => state)).toEqual(['within', 'absent', 'within', 'within']);
    const worst = (metric: string) =>
      step?.rungs.flatMap(({ figures }) => figures).find((figure) => figure.metric === metric)?.value;
    expect(worst('ptsErrorMs')).toBeLessThan(0.001);
    expect(worst('psnrDb')).toBe(100);
    expect(worst('scoreError')).toBeLessThan(1e-5);
    expect(readFileSync(at('phone/report.html'), 'utf8')).toContain('body: virtual');
    expect(cli('list').stdout).toContain('sandbox');
    const refused = cli('run', '--cpu', 'cortex-a53', '--frames', '3', '--baseline', at('phone/report.json'));
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('sandbox only')]);
    expect(report.notRun?.map(({ what }) => what)).toContain('a virtual Android phone');
  });

  it('finds a tampered capture by its digests', () => {
    const file = at('run/mnn-fp32-x86.json');
    const sound = readFileSync(file, 'utf8');
    const digest = /"picture": \{\s*"sha256": "(\w+)"/.exec(sound)?.[1] ?? '';
    const blob = at(`run/blobs/${digest}`);
    const pixels = readFileSync(blob);
    writeFileSync(blob, Buffer.alloc(pixels.length));
    expect(cli('show', at('run/report.json'), '--html', at('other.html'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('collect the captures again') as string,
    });
    writeFileSync(blob, pixels);
  });

  it.each([
    [['run', '--frames', '2'], 'whole number from 3'],
    [['run', '--ask', 'cortex-a53'], 'CPU:PRECISION'],
    [['run', '--cpu', 'pentium'], 'Allowed choices'],
    [['run', '--ask', 'cortex-a53:int8', '--model', '{fp32only}'], 'no int8 variant'],
    [['run', '--model', 'nothing.json'], 'cannot be read'],
    [['run', '--model', '{empty}'], "is no model's entry"],
    [['run', '--tolerances', '{empty}'], 'is no table of tolerances'],
    [['run', '--baseline', '{empty}'], 'is no report'],
    [['run', '--clip', 'nothing.mp4'], 'nothing.mp4'],
    [['show', '{empty}'], 'is no report'],
    [['show', 'nothing.json'], 'cannot be read'],
  ])('refuses %j and says why', (args, why) => {
    writeFileSync(at('empty.json'), '{}');
    const models = path.join(ROOT, 'harness-app/models');
    const entry = JSON.parse(readFileSync(path.join(models, 'model.json'), 'utf8')) as {
      variants: { precision: string; file: string }[];
    };
    const fp32 = entry.variants.filter(({ precision }) => precision === 'fp32');
    const variants = fp32.map((one) => ({ ...one, file: path.join(models, one.file) }));
    writeFileSync(at('fp32.json'), JSON.stringify({ ...entry, variants, source: undefined }));
    const done = cli(
      ...args.map((arg) => arg.replace('{empty}', at('empty.json')).replace('{fp32only}', at('fp32.json'))),
    );
    expect(done.status, done.stderr).toBe(2);
    expect(done.stderr).toContain(why);
  });
});
