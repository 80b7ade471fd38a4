import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandError } from '../errors.ts';
import { registerPhoneModel } from './phone-model.ts';

let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-phone-model-'));
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

async function framefarm(...words: string[]): Promise<string> {
  const program = new Command('framefarm').exitOverride();
  registerPhoneModel(program);
  printed = [];
  await program.parseAsync(['phone-model', ...words], { from: 'user' });
  return printed.join('\n');
}
function fileWith(text: string): string {
  const file = path.join(folder, 'mine.json');
  writeFileSync(file, text);
  return file;
}
const template = async () => JSON.parse(await framefarm('show', 'mi-9', '--json')) as Record<string, never>;

describe('framefarm phone-model', () => {
  it('lists the profiles, slowest first, for people and for programs', async () => {
    const lines = (await framefarm('list')).split('\n');
    expect(lines[1]).toMatch(/^redmi-2 +low +3 /);
    const { profiles } = JSON.parse(await framefarm('list', '--json')) as { profiles: { name: string }[] };
    expect(profiles).toHaveLength(lines.length - 1);
  });

  it('shows every parameter with its provenance', async () => {
    const text = await framefarm('show', 'pixel-4a-5g');
    expect(text).toMatch(/decode\.avc720pFps +380 +measured +device tree google_redbull/);
    await expect(framefarm('show', 'nokia-3310')).rejects.toThrow(CommandError);
  });

  it('passes a profile that was started from a shown one', async () => {
    const file = fileWith(JSON.stringify({ ...(await template()), name: 'my-phone' }));
    expect(await framefarm('check', file)).toContain('my-phone is sound: tier mid');
    expect(process.exitCode).toBeUndefined();
  });

  it('explains each problem with where, what, why and what is allowed, and ends with 3', async () => {
    const file = fileWith(JSON.stringify({ ...(await template()), tier: 'ultra', colour: '\u001b[31mred' }));
    const text = await framefarm('check', file);
    expect(text).toContain('2 problems');
    expect(text).toMatch(/\ntier\n {2}"ultra" is not possible\n {2}because .+\n {2}allowed: low, mid, high, flagship/);
    expect(text).toMatch(/\ncolour\n {2}is unknown/);
    expect(process.exitCode).toBe(3);
    const answer = JSON.parse(await framefarm('check', file, '--json')) as {
      ok: boolean;
      problems: { path: string }[];
    };
    expect([answer.ok, answer.problems.map((problem) => problem.path)]).toEqual([false, ['tier', 'colour']]);
  });

  it('cannot be made to steer the terminal by a field name', async () => {
    const text = await framefarm('check', fileWith(JSON.stringify({ ...(await template()), '\u001b[2J': 1 })));
    expect(text).toContain('?[2J');
    expect(text).not.toContain('\u001b');
  });

  it('says that a file is not JSON, or not there', async () => {
    expect(await framefarm('check', fileWith('{"name":'))).toContain('it is not JSON');
    expect(process.exitCode).toBe(3);
    await expect(framefarm('check', path.join(folder, 'none.json'))).rejects.toThrow(/cannot be read/);
  });
});
