import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readUse } from './read-use.ts';
import { type SupervisedChild, superviseChild } from './supervise-child.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-child-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Changes {
  readonly mostMb?: number;
  readonly mayReplace?: () => boolean;
  readonly shell?: string;
}

/** `shell` is a line of sh that ends in starting the script. */
async function supervise(name: string, script: string, { shell, ...changes }: Changes = {}) {
  const events: { readonly event: string; readonly [detail: string]: unknown }[] = [];
  const pidFile = path.join(folder, `${name}.pid`);
  const child: SupervisedChild = await superviseChild({
    name,
    command: 'sh',
    args: ['-c', `${shell ?? ''} exec "$0" -e "$1"`, process.execPath, script],
    env: process.env,
    pidFile,
    probe: () => Promise.resolve(),
    readyMs: 5000,
    mostMb: 100_000,
    mayReplace: () => true,
    probeEveryMs: 50,
    log: (event, details) => void events.push({ event, ...details }),
    ...changes,
  });
  const pid = () => Number(readFileSync(pidFile, 'utf8'));
  const seen = async (event: string) => {
    for (let tries = 0; tries < 400; tries += 1) {
      const found = events.find((one) => one.event === event);
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new TypeError(`${event} never came: ${JSON.stringify(events)}`);
  };
  return { child, pid, seen, events };
}
const LIVES = 'setInterval(() => {}, 1000)';

describe.concurrent('a child', () => {
  it('that holds too much memory is replaced, and says how much it was', async () => {
    const { child, pid, seen } = await supervise('hoarder', `const all = [Buffer.alloc(2e8, 1)]; ${LIVES}`, {
      mostMb: 150,
    });
    const first = pid();
    expect((await seen('child.down'))['why']).toMatch(/^it holds \d{3} MB of memory, more than 150$/);
    await seen('child.up');
    expect(pid()).not.toBe(first);
    await child.close();
  });
  it('that leaks is not replaced before nobody needs it', async () => {
    let isIdle = false;
    const { child, pid, seen, events } = await supervise('leaker', LIVES, { mostMb: 1, mayReplace: () => isIdle });
    const first = pid();
    await seen('child.leaks');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(events.map(({ event }) => event)).toEqual(['child.leaks']);
    expect(pid()).toBe(first);
    isIdle = true;
    await seen('child.up');
    expect(pid()).not.toBe(first);
    await child.close();
  });
  it('that has nearly all the files open that it may is replaced', async () => {
    const { child, seen } = await supervise(
      'opener',
      `const fs = require('fs'); for (let i = 0; i < 60; i += 1) { try { fs.openSync('/dev/null') } catch {} } ${LIVES}`,
      { shell: 'ulimit -n 64;' },
    );
    expect((await seen('child.down'))['why']).toMatch(/^it has \d\d of 64 files open$/);
    await child.close();
  });
  it('is started again when asked for', async () => {
    const { child, pid, seen } = await supervise('asked', LIVES);
    const first = pid();
    child.restart('a test asked for it');
    await seen('child.up');
    expect(pid()).not.toBe(first);
    await child.close();
  });
});

it('open files and their limit are read of a process that lives, and nothing of one that is gone', async () => {
  const use = await readUse(process.pid);
  expect(use?.residentMb).toBeGreaterThan(10);
  expect(use?.openFiles).toBeGreaterThan(2);
  expect(use?.mostOpenFiles).toBeGreaterThan(use?.openFiles ?? Infinity);
  expect(await readUse(2 ** 30)).toBeNull();
});
