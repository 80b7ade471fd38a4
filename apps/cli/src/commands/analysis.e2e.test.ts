import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const COMMAND = path.resolve(import.meta.dirname, '../../bin/framefarm.mjs');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-analysis-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function framefarm(args: readonly string[], stdin = '') {
  const done = spawnSync(process.execPath, [COMMAND, ...args], {
    input: stdin,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}
function onText(command: readonly string[], text: string) {
  const file = path.join(folder, 'input.json');
  writeFileSync(file, text);
  return framefarm([...command, '--input', file]);
}

const level = (n: number, ms: number, seed: number) =>
  Array.from({ length: n }, (_, i) => ms * (1 + 0.01 * Math.sin((i + 1) * (seed + 1.3))));
const launches = (slowdown: number) =>
  Array.from({ length: 16 }, (_, i) => {
    const arm = i % 2 === 0 ? 'A' : 'B';
    const ms = 10 * (1 + 0.004 * Math.sin(i * 7.1)) * (arm === 'B' ? 1 + slowdown : 1);
    return { arm, device: 'phone', pair: Math.floor(i / 2), values: level(50, ms, i) };
  });

describe('framefarm verdict', () => {
  it('prints one verdict for one comparison and exits 0 whatever it says', () => {
    const got = onText(['verdict'], JSON.stringify({ metric: 'median', launches: launches(0.1) }));
    expect(got.stderr).toBe('');
    expect(got.status).toBe(0);
    expect(JSON.parse(got.stdout)).toMatchObject({ verdict: 'regress', nA: 8, nB: 8, pairs: 8, alpha: 0.01 });
  });

  it('reads an array from standard input, and one invalid comparison does not lose the others', () => {
    const bad = [{ arm: 'A', values: ['NaN'] }];
    const text = JSON.stringify([
      { metric: 'p95', launches: launches(0) },
      { metric: 'p95', launches: bad },
    ]);
    const got = framefarm(['verdict', '--input', '-'], text);
    expect(got.status).toBe(0);
    expect(JSON.parse(got.stdout)).toMatchObject([{ verdict: 'pass' }, { verdict: 'invalid', interval: null }]);
  });

  it('exits 3 and says why when there is nothing to analyse', () => {
    const got = onText(['verdict'], JSON.stringify({ metric: 'median', launches: launches(0).slice(0, 1) }));
    expect(got.status).toBe(3);
    expect(JSON.parse(got.stdout)).toMatchObject({ verdict: 'invalid' });
    expect(got.stderr).toContain('arm B is empty');
  });

  it.each([
    ['{"metric":"median","launches":[{"arm":"A","values":[NaN]}]}', 'JSON knows neither NaN nor Infinity'],
    ['', 'is not JSON'],
    ['3', 'a comparison must be an object, not 3'],
    ['[{"metric":"median","launches":[]},{"metric":"mean"}]', '[1]: metric must be'],
  ])('exits 2 for %s', (text, why) => {
    const got = onText(['verdict'], text);
    expect(got.status).toBe(2);
    expect(got.stdout).toBe('');
    expect(got.stderr).toContain(why);
  });

  it('exits 2 for a file that is not there and without --input', () => {
    expect(framefarm(['verdict', '--input', path.join(folder, 'nowhere')])).toMatchObject({ status: 2, stdout: '' });
    expect(framefarm(['verdict']).status).toBe(2);
  });

  it('takes a million values', () => {
    const long = launches(0.1).map((launch, i) => ({
      ...launch,
      values: level(62_500, launch.arm === 'A' ? 10 : 11, i),
    }));
    const got = onText(['verdict'], JSON.stringify({ metric: 'p95', launches: long }));
    expect(got.status).toBe(0);
    expect(JSON.parse(got.stdout)).toMatchObject({ verdict: 'regress' });
  });
});

describe('framefarm warmup analyse', () => {
  it('prints class and first steady iteration of every launch', () => {
    const warming = [...level(200, 20, 1), ...level(800, 10, 2)];
    const text = JSON.stringify({ launches: [{ values: level(400, 10, 3) }, { values: warming }, { values: [0] }] });
    const got = onText(['warmup', 'analyse'], text);
    expect(got.status).toBe(0);
    const { launches: found } = JSON.parse(got.stdout) as { launches: { class: string; steadyFrom: number | null }[] };
    expect(found[0]).toMatchObject({ class: 'flat', steadyFrom: 0 });
    expect(found[1]?.class).toBe('warmup');
    expect(Math.abs((found[1]?.steadyFrom ?? 0) - 200)).toBeLessThanOrEqual(10);
    expect(found[2]).toMatchObject({ class: null, steadyFrom: null });
  });

  it('exits 3 when no launch could be analysed, 2 for another shape', () => {
    expect(onText(['warmup', 'analyse'], '{"launches":[{"values":[-1,1e999]}]}').status).toBe(3);
    expect(onText(['warmup', 'analyse'], '{"values":[]}')).toMatchObject({ status: 2, stdout: '' });
  });
});
