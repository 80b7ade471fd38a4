import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkRoot } from '@framefarm/policy-client';
import { type Program, startProgram } from '@framefarm/program';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
let api: Program;
const at = (name: string) => path.join(folder, name);
const env = () => ({ FRAMEFARM_DATA_DIR: at('api'), FRAMEFARM_BOOTSTRAP_TOKEN_FILE: at('api.json') });
const startApi = (more: Record<string, string> = {}) =>
  startProgram({ name: 'the API', file: 'apps/api/src/main.ts', readyEvent: 'api.ready', env: { ...env(), ...more } });
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-key-'));
  api = await startApi();
});
afterAll(async () => {
  await api.stop();
  rmSync(folder, { recursive: true, force: true });
});

function framefarm(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const options = { env: { PATH: process.env['PATH'], FRAMEFARM_DIR: folder } };
  return new Promise((resolve) =>
    execFile(process.execPath, ['apps/cli/bin/framefarm.mjs', ...args], options, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    ),
  );
}

describe('framefarm key', () => {
  it('makes root keys and a root document without a network, and the farm takes it', async () => {
    const shown = await framefarm('key', 'show', '--json');
    expect(JSON.parse(shown.out).keys.map((key: { alg: string }) => key.alg)).toEqual(['ES256', 'Ed25519']);
    expect(shown.out).not.toContain('PRIVATE');
    writeFileSync(at('keys.json'), shown.out);
    const made = await framefarm(
      'key',
      'init',
      'my-app',
      '--dir',
      at('root'),
      '--keys',
      at('keys.json'),
      '--url',
      'http://127.0.0.1:9',
    );
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('three places') });
    for (const k of [1, 2, 3]) expect(statSync(at(`root/my-app-root-key-${k}.pem`)).mode & 0o777).toBe(0o600);
    const document = JSON.parse(readFileSync(at('root/my-app-root-1.json'), 'utf8')) as unknown;
    expect(checkRoot(document, 'my-app', null)).toMatchObject({ ok: true, value: { rootVersion: 1, threshold: 2 } });
    expect(await framefarm('key', 'install', at('root/my-app-root-1.json'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('root document 1 of my-app'),
    });
    expect(await framefarm('key', 'show', '--root', at('root/my-app-root-1.json'))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/2 of these 3 root keys[^]*manifest[^]*policy/),
    });
    const url = `${String(api.ready['url'])}/v1/policy/my-app/root/1.json`;
    expect(checkRoot(await (await fetch(url)).json(), 'my-app', null)).toMatchObject({ ok: true });
  });

  it('rotates to a key that the API then signs with, by two root keys and not by one', async () => {
    expect(await framefarm('key', 'make', at('next.pem'))).toMatchObject({ code: 0 });
    await api.stop();
    api = await startApi({ FRAMEFARM_MANIFEST_KEYS: `file:${at('next.pem')}` });
    const rotate = (out: string, ...keys: number[]) =>
      framefarm(
        'key',
        'rotate',
        '--root',
        at('root/my-app-root-1.json'),
        '--out',
        at(out),
        '--with',
        ...keys.map((k) => at(`root/my-app-root-key-${k}.pem`)),
      );
    expect(await rotate('by-one.json', 1)).toMatchObject({ code: 2, err: expect.stringContaining('2 are needed') });
    expect(existsSync(at('by-one.json'))).toBe(false);
    expect(await rotate('by-two.json', 1, 3)).toMatchObject({ code: 0 });
    expect(await framefarm('key', 'install', at('by-two.json'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('root document 2'),
    });
    expect(await framefarm('key', 'install', at('by-two.json'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('not the next version'),
    });
    expect(await rotate('by-two.json', 1, 3)).toMatchObject({
      code: 2,
      err: expect.stringContaining('never overwritten'),
    });
  });

  it('replaces a lost root key, and undoes a fast-forward only with new keys', async () => {
    await framefarm('key', 'make', at('root-key-4.pem'));
    const { root } = { root: JSON.parse((await framefarm('key', 'show', '--root', at('by-two.json'), '--json')).out) };
    const args = [
      'key',
      'rotate',
      '--root',
      at('by-two.json'),
      '--with',
      at('root/my-app-root-key-1.pem'),
      at('root/my-app-root-key-2.pem'),
    ];
    const lost = root.rootKeys[2].keyid as string;
    expect(
      await framefarm(...args, '--out', at('replaced.json'), '--replace-root', lost, '--by', at('root-key-4.pem')),
    ).toMatchObject({ code: 0 });
    expect(await framefarm('key', 'install', at('replaced.json'))).toMatchObject({ code: 0 });
    expect(await framefarm(...args, '--out', at('anew.json'), '--start-versions-anew')).toMatchObject({
      code: 2,
      err: expect.stringContaining('new manifest keys'),
    });
    expect(await framefarm(...args, '--out', at('half.json'), '--by', at('root-key-4.pem'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('belong together'),
    });
  });

  it('says in words what a file is not', async () => {
    chmodSync(at('next.pem'), 0o644);
    writeFileSync(at('junk.json'), '{"payload":"e30"}');
    const cases = [
      [['key', 'rotate', '--root', at('by-two.json'), '--out', at('x.json'), '--with', at('next.pem')], 'chmod 600'],
      [['key', 'show', '--root', at('junk.json')], 'is no root document'],
      [['key', 'show', '--root', at('nothing.json')], 'cannot be read'],
      [['key', 'make', at('next.pem')], 'never overwritten'],
    ] as const;
    for (const [args, words] of cases)
      expect(await framefarm(...args)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
  });
});

describe('the API', () => {
  it('does not start with keys that it cannot use, and repeats none of them', async () => {
    const failure = (more: Record<string, string>) =>
      startApi({ ...more, FRAMEFARM_DATA_DIR: at('other') }).then(
        (program) => program.stop().then(() => 'started'),
        (error: Error) => error.message,
      );
    const pem = readFileSync(at('root-key-4.pem'), 'utf8');
    const pasted = await failure({ FRAMEFARM_POLICY_KEYS: pem });
    expect(pasted).toContain('FRAMEFARM_POLICY_KEYS: source 1 of a signing key is none of');
    expect(pasted).not.toContain(pem.split('\n')[1]);
    expect(await failure({ FRAMEFARM_MANIFEST_KEYS: 'env:NO_KEY' })).toContain(
      'NO_KEY, which should hold a signing key, is not set',
    );
  });
});
