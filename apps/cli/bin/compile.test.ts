import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const COMPILE = pathToFileURL(path.join(import.meta.dirname, 'compile.mjs')).href;
let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'framefarm-compile-'));
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(root, 'word.ts'), "export const word: string = 'one';");
  const print = 'console.log(word, new URL(import.meta.url).pathname);';
  writeFileSync(path.join(root, 'main.ts'), `import { word } from './word.ts';\n${print}`);
});
afterAll(() => rmSync(root, { recursive: true }));

/** What the program prints, each time in a process of its own. */
function run(compiled: string): string {
  const where = JSON.stringify({ root, main: 'main.ts', compiled });
  const code = `import { compiledAddress } from '${COMPILE}'; await import(await compiledAddress(${where}));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).trim();
}
const madeAt = () => statSync(path.join(root, 'out/main.mjs')).mtimeMs;

it('is compiled once, knows where its sources lie, and is compiled anew when one of them changed', () => {
  const main = path.join(root, 'main.ts');
  expect(run('out/main.mjs')).toBe(`one ${main}`);
  const first = madeAt();
  expect(run('out/main.mjs')).toBe(`one ${main}`);
  expect(madeAt()).toBe(first);
  writeFileSync(path.join(root, 'word.ts'), "export const word: string = 'two';");
  utimesSync(path.join(root, 'word.ts'), 1, 1);
  expect(run('out/main.mjs')).toBe(`two ${main}`);
});

it('is made anew when it was cut short', () => {
  writeFileSync(path.join(root, 'out/main.mjs'), 'export {');
  expect(run('out/main.mjs')).toMatch(/^two /);
});

it('runs from its sources where nothing can be written', () => {
  writeFileSync(path.join(root, 'file'), '');
  expect(run('file/main.mjs')).toMatch(/^two /);
});
