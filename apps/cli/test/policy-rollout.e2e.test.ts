import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Policy } from '@framefarm/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReportedFarm, startReportedFarm } from './reported-farm.ts';

let farm: ReportedFarm;
let served: Policy;
let next: Policy;
beforeAll(async () => {
  farm = await startReportedFarm();
  served = await farm.policy();
  next = await farm.nextPolicy(900);
});
afterAll(() => farm.stop());

async function framefarm(...args: readonly string[]) {
  const child = spawn(process.execPath, ['apps/cli/bin/framefarm.mjs', ...args], {
    env: { PATH: process.env['PATH'], FRAMEFARM_DIR: farm.state },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

describe('framefarm policy', () => {
  it('opens a rollout, says what the next step lacks, and does not take it without', async () => {
    const opened = await framefarm('policy', 'rollout', next.id, '--start');
    expect(opened).toMatchObject({ code: 0, out: /: draft since .*for replayed it lacks:.*200 needed/s });
    expect(await framefarm('policy', 'rollout', next.id, '--advance')).toMatchObject({
      code: 3,
      err: /stays draft; for replayed it lacks:.*replayed over 1 clips, 200 needed/s,
    });
    expect(await framefarm('policy', 'rollout', next.id, '--approve')).toMatchObject({
      code: 2,
      err: /another one has to approve/,
    });
    expect(await framefarm('policy', 'rollback', next.id, '--reason', 'x')).toMatchObject({
      code: 2,
      err: /a rollout that is draft cannot rollback/,
    });
    expect(JSON.parse((await framefarm('policy', 'rollout', '--json')).out).rollouts).toMatchObject([
      { policyId: next.id, incumbentId: served.id, state: 'draft' },
    ]);
  });
  it('explains a policy, and compares two', async () => {
    const explained = await framefarm('policy', 'explain', next.id, '--device', 'phone-1');
    expect(explained).toMatchObject({
      code: 0,
      out: /rests on 2 launches.*what else was weighed:.*certificate: none.*this policy is meant for it/s,
    });
    expect(await framefarm('policy', 'diff', served.id, next.id)).toMatchObject({
      code: 0,
      out: /budgetMs +1000 +900/,
    });
    expect(await framefarm('policy', 'explain', next.id, '--device', 'none')).toMatchObject({ code: 2 });
  });
  it('draws a page of its own for a policy', async () => {
    const out = path.join(farm.state, 'policy.html');
    expect((await framefarm('report', 'policy', next.id, '--out', out)).code).toBe(0);
    const page = readFileSync(out, 'utf8');
    expect(page).toContain('No certificate.');
    expect(page).toContain('rollout.start');
    expect(page).not.toMatch(/(src|href)="http/);
  });
  it('shows the history as a chain, and ends a rollout', async () => {
    const rejected = await framefarm('policy', 'rollout', next.id, '--reject', 'too slow');
    expect(rejected).toMatchObject({ code: 0, out: /: rejected since/ });
    expect(await framefarm('policy', 'history')).toMatchObject({
      code: 0,
      out: /rollout.reject.*2 entries, every link holds/s,
    });
  });
  it('kills all policies of an app at once, and takes it back', async () => {
    const kill = (to: string) =>
      framefarm('policy', 'kill', '--app', 'demo', '--platform', 'linux', '--to', to, '--reason', 'drill');
    expect(await kill('floor')).toMatchObject({ code: 0, out: /demo: floor, manifest 2/ });
    expect(await kill('none')).toMatchObject({ code: 0, out: /demo: none, manifest 3/ });
    expect(await kill('maybe')).toMatchObject({ code: 2 });
  });
});
