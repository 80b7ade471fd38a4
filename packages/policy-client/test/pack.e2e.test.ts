import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PACKAGE = path.join(import.meta.dirname, '..');
const ROOT = path.join(PACKAGE, '../..');
const GOLDEN = path.join(ROOT, 'harness-app/protocol/golden');
let folder: string;
let manifestBefore: string;
/** As a stranger has it: nothing of this repository in the environment. */
const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: folder } });
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-pack-'));
  manifestBefore = readFileSync(path.join(PACKAGE, 'package.json'), 'utf8');
  execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: PACKAGE, stdio: 'pipe' });
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz')) as string;
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed policy client', () => {
  it('leaves the manifest of this repository as it was', () => {
    expect(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')).toBe(manifestBefore);
  });
  it('is one package without dependencies, source or scripts', () => {
    expect(readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      '@framefarm',
    ]);
    const place = path.join(folder, 'node_modules/@framefarm/policy-client');
    const manifest = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8')) as Record<string, unknown>;
    for (const field of ['dependencies', 'devDependencies', 'scripts', 'private'])
      expect(manifest).not.toHaveProperty(field);
    expect(readdirSync(place).toSorted()).toEqual(['README.md', 'dist', 'package.json']);
  });
  it('verifies a golden envelope on plain Node, and refuses a bad one', () => {
    copyFileSync(path.join(GOLDEN, 'valid/policy/manifest-both-signatures.json'), path.join(folder, 'good.json'));
    copyFileSync(path.join(GOLDEN, 'invalid/policy/manifest-other-payload.json'), path.join(folder, 'bad.json'));
    copyFileSync(path.join(GOLDEN, 'keys/trusted.json'), path.join(folder, 'keys.json'));
    writeFileSync(
      path.join(folder, 'check.js'),
      `import { readFileSync } from 'node:fs';
import { checkManifest } from '@framefarm/policy-client';
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
for (const file of ['good.json', 'bad.json']) {
  const { context, envelope } = read(file);
  const { keys } = read('keys.json');
  const checked = checkManifest(envelope, { ...context, keys, nowMs: Date.parse(context.now) }, context.storedVersion);
  console.log(checked.ok ? 'version ' + checked.value.manifestVersion : checked.reason);
}`,
    );
    expect(run(process.execPath, 'check.js').trim().split('\n')).toEqual(['version 5', 'bad signature']);
  });
  it('has the lines of its README, which run', () => {
    const [code] = /(?<=```js\n)[^]*?(?=```)/.exec(readFileSync(path.join(PACKAGE, 'README.md'), 'utf8')) ?? [''];
    expect(code.trim().split('\n')).toHaveLength(9);
    const document = readFileSync(path.join(ROOT, 'harness-app/protocol/policy-vectors/vectors.ndjson'), 'utf8')
      .split('\n')
      .map((line) => (line === '' ? null : (JSON.parse(line) as { name: string; envelope: unknown })))
      .find((vector) => vector?.name === 'root first, by root-a, root-b')?.envelope;
    const lines = code
      .replace("'https://policies.example.com'", "'http://127.0.0.1:9'")
      .replace("app: 'my-app'", "app: 'golden'");
    writeFileSync(
      path.join(folder, 'readme.js'),
      `const rootDocument = ${JSON.stringify(document)};\nconst installId = 'one';\nconst bundledPolicy = null;\n${lines}
console.log(JSON.stringify({ policy, origin, arm, reason }));
console.log((await client.refresh()).kind);`,
    );
    expect(run(process.execPath, 'readme.js').trim().split('\n')).toEqual([
      JSON.stringify({ policy: null, origin: 'none', arm: null, reason: 'nothing that was fetched may be used' }),
      'unreachable',
    ]);
  });
  it('has types that a strict compiler takes, and that know a policy from a text', () => {
    writeFileSync(
      path.join(folder, 'typed.ts'),
      `import { type Current, type PolicyClientOptions, openPolicyClient } from '@framefarm/policy-client';
export const frames = ({ policy }: Current): number | null => (policy?.mode === 'fixed' ? policy.frames : null);
export const open = (options: PolicyClientOptions) => openPolicyClient(options);
// @ts-expect-error frames are a number
export const wrong = ({ policy }: Current): string => (policy?.mode === 'fixed' ? policy.frames : '');`,
    );
    const tsc = path.join(ROOT, 'node_modules/.bin/tsc');
    const types = path.join(ROOT, 'node_modules/@types');
    const flags = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      'node',
      '--typeRoots',
      types,
    ];
    expect(run(tsc, ...flags, 'typed.ts')).toBe('');
  });
});
