import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let state: string;
beforeAll(() => {
  state = mkdtempSync(path.join(os.tmpdir(), 'framefarm-demo-'));
  symlinkSync(path.resolve('.framefarm/venv'), path.join(state, 'venv'));
});
afterAll(() => rmSync(state, { recursive: true, force: true }));

async function demo(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/main.ts', ...args], {
    env: { ...process.env, FRAMEFARM_DIR: state },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, output };
}

type Word = Readonly<Record<'body' | 'timing' | 'validity' | 'tier' | 'channel', string>>;

describe('the demo', () => {
  it('measures, tunes, signs, fetches, verifies and picks a cover inside the budget', async () => {
    const file = path.join(state, 'demo.json');
    const { code, output } = await demo('--once', '--json', file);
    expect(output, output).toContain('wrote');
    expect(code).toBe(0);
    const json = JSON.parse(readFileSync(file, 'utf8'));
    const [host, dense, hostMnn, ...modelled] = json.runs;
    expect([host, dense, hostMnn].map(({ body, timing, validity }: Word) => [body, timing, validity])).toEqual([
      ['host', 'measured', 'valid'],
      ['host', 'measured', 'valid'],
      ['virtual', 'measured', 'valid'],
    ]);
    expect(modelled).toHaveLength(8);
    expect(new Set(modelled.map(({ tier }: Word) => tier))).toEqual(new Set(['low', 'mid', 'high', 'flagship']));
    for (const run of modelled) {
      expect(run).toMatchObject({
        body: 'virtual',
        timing: 'modelled',
        validity: 'valid',
        backend: 'modelled',
        score: null,
      });
      expect(Object.keys(run.stages)).toEqual(
        expect.arrayContaining(['open', 'seek', 'decode', 'convert', 'infer', 'select']),
      );
    }
    expect(host.stages.infer.ci95).toHaveLength(2);
    expect([hostMnn.backend, typeof hostMnn.score]).toEqual(['cpu', 'number']);
    expect(json.policies[0]).toMatchObject({
      tier: 'host',
      channel: 'stable',
      provisional: true,
      evidenceRuns: [host.id, dense.id],
    });
    expect(json.policies.slice(1).map(({ tier, channel }: Word) => [tier, channel])).toEqual(
      expect.arrayContaining(['low', 'mid', 'high', 'flagship'].map((tier) => [tier, 'sandbox'])),
    );
    expect(output, 'a command that the phone does not know').not.toContain('unknown-command');
    expect(json.fetch).toMatchObject({ status: 200, secondStatus: 304, verified: true });
    expect(json.pick.latencyMs).toBeLessThanOrEqual(json.pick.budgetMs);
    expect(readFileSync(json.pick.png).subarray(1, 4).toString()).toBe('PNG');
    for (const name of ['run.html', 'run-android.html']) {
      const page = readFileSync(path.join(state, name), 'utf8');
      expect(page).toContain('Score over the clip');
      expect(page).not.toMatch(/(src|href)="http/);
    }
  });

  it('leaves a demo that runs in the same clone alone and exits with 2', async () => {
    mkdirSync(state, { recursive: true });
    writeFileSync(path.join(state, 'demo.lock'), String(process.pid));
    const { code, output } = await demo('--once');
    rmSync(path.join(state, 'demo.lock'));
    expect(code).toBe(2);
    expect(output).toContain('a demo is running in this clone already');
  });
});
