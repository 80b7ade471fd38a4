import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Model, ModelDetails } from '@framefarm/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReportedFarm, startReportedFarm } from '../../test/reported-farm.ts';

const COMMAND = path.join(import.meta.dirname, '../../bin/framefarm.mjs');
const MODELS = path.join(import.meta.dirname, '../../../../harness-app/models');
const ENTRY = JSON.parse(readFileSync(path.join(MODELS, 'model.json'), 'utf8')) as {
  readonly preprocessing: object;
  readonly source: { readonly file: string };
};
const ONNX = path.join(MODELS, ENTRY.source.file);
let farm: ReportedFarm;
let folder: string;
let temporary: string;
beforeAll(async () => {
  farm = await startReportedFarm();
  folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-model-'));
  temporary = mkdtempSync(path.join(os.tmpdir(), 'framefarm-model-tmp-'));
  writeFileSync(card(), JSON.stringify({ name: 'cover', version: '1', preprocessing: ENTRY.preprocessing }));
});
afterAll(async () => {
  await farm.stop();
  for (const one of [folder, temporary]) rmSync(one, { recursive: true, force: true });
});
const card = () => path.join(folder, 'card.json');

function start(words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [COMMAND, 'model', ...words], {
    env: { ...process.env, FRAMEFARM_URL: farm.url, FRAMEFARM_TOKEN: farm.token, TMPDIR: temporary },
  });
}
async function framefarm(...words: readonly string[]) {
  return ended(start(words));
}
async function ended(child: ChildProcess) {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
const models = async () => (JSON.parse((await framefarm('list', '--json')).stdout) as { models: Model[] }).models;

describe('framefarm model', () => {
  it('imports an ONNX file as all variants with progress, and the same file again is the same version', async () => {
    const first = await framefarm('import', ONNX, '--card', card(), '--json');
    expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('measuring int8-calibrated ...')]);
    const model = JSON.parse(first.stdout) as Model;
    expect(model.variants.map(({ variant, measured }) => [variant, measured?.precision])).toEqual([
      ['fp16', 'fp32'],
      ['fp32', 'fp32'],
      ['int8-calibrated', 'int8'],
      ['int8-weights', 'fp32'],
    ]);
    const again = JSON.parse((await framefarm('import', ONNX, '--card', card(), '--json')).stdout) as Model;
    expect(again).toEqual(model);
    expect((await models()).filter(({ name }) => name === 'cover')).toEqual([model]);
  });

  it('shows lineage and measurements, and finds no difference between a version and itself', async () => {
    const { stdout } = await framefarm('show', 'cover@1');
    expect(stdout).toMatch(/^variant +computed in +bytes/m);
    expect(stdout).toContain('by MNN 3.6.1 feature_quantize_method=KL');
    expect(stdout).toMatch(/^fp16 +MNN 3\.6\.1 or newer +fp16 +.*Convolution/m);
    expect(await framefarm('diff', 'cover@1', 'cover@1')).toMatchObject({ code: 0, stdout: 'no difference\n' });
    const other = await framefarm('diff', 'cover@1', 'quality@1');
    expect([other.code, other.stdout]).toEqual([1, expect.stringContaining('preprocessing width')]);
  });

  it('verifies what the farm keeps, and names a file that came back with other bytes', async () => {
    const sound = await framefarm('verify', 'cover@1', '--json');
    const { variants } = JSON.parse(sound.stdout) as { variants: { ok: boolean; error: number }[] };
    expect([sound.code, variants.map(({ ok }) => ok)]).toEqual([0, [true, true, true, true]]);
    const sha256 = (await models()).find(({ name }) => name === 'cover')?.variants[0]?.sha256 ?? '';
    const kept = path.join(farm.state, 'api/artifacts', sha256.slice(0, 2), sha256);
    const bytes = readFileSync(kept);
    writeFileSync(kept, bytes.fill(0, 100, 101));
    const damaged = await framefarm('verify', 'cover@1');
    expect([damaged.code, damaged.stderr]).toEqual([3, expect.stringContaining(`for ${sha256}; its artifact store`)]);
  });

  it('keeps a version out of a channel whose budget it is over', async () => {
    expect((await framefarm('budget', 'cover', '--channel', 'stable', '--max-bytes', '1000')).code).toBe(0);
    const shown = await framefarm('show', 'cover@1');
    expect(shown.stdout).toMatch(/^fp16 +bytes on the phone +1000 +\d{6} +NO$/m);
    expect(shown.stdout).toContain('sandbox takes everything');
    const { budgets } = JSON.parse((await framefarm('show', 'cover@1', '--json')).stdout) as ModelDetails;
    expect(budgets.map(({ channel, checks }) => [channel, ...checks.map(({ within }) => within)])).toEqual([
      ['stable', false, false, false, false],
    ]);
    const out = path.join(folder, 'converted');
    const next = path.join(folder, 'next.json');
    writeFileSync(next, readFileSync(card(), 'utf8').replace('"version":"1"', '"version":"2"'));
    expect((await framefarm('convert', ONNX, '--card', next, '--out', out)).code).toBe(0);
    const refused = await framefarm('import', out, '--channel', 'stable');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('model.over-budget')]);
    expect((await models()).some(({ name, version }) => name === 'cover' && version === '2')).toBe(false);
    writeFileSync(path.join(out, 'fp16.mnn'), 'changed');
    expect(await framefarm('import', out)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('fp16.mnn has digest'),
    });
  });

  it('that is ended by Ctrl-C registers nothing and leaves nothing', async () => {
    const third = path.join(folder, 'third.json');
    writeFileSync(third, readFileSync(card(), 'utf8').replace('"version":"1"', '"version":"3"'));
    const child = start(['import', ONNX, '--card', third]);
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('converting int8-weights')) child.kill('SIGINT');
    });
    expect(await ended(child)).toMatchObject({ code: 3, stderr: expect.stringContaining('nothing was registered') });
    expect((await models()).some(({ version }) => version === '3')).toBe(false);
    expect(readdirSync(temporary).filter((name) => name.startsWith('framefarm-'))).toEqual([]);
  });

  it.each([
    [['import', ONNX], 2, '--card'],
    [['import', '/no/such/file', '--card', 'x'], 2, 'cannot be read'],
    [['show', 'nobody@1'], 2, 'there is no model nobody@1'],
    [['convert', COMMAND, '--out', 'x', '--card', 'no-card'], 3, 'card.invalid'],
  ])('ends with the reason: %j', async (words, code, reason) => {
    expect(await framefarm(...words)).toMatchObject({ code, stderr: expect.stringContaining(reason) });
  });
});
