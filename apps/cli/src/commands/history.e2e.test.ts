import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../bin/framefarm.mjs', import.meta.url));
const framefarm = (args: readonly string[], input: string) =>
  spawnSync(process.execPath, [command, 'history', 'analyse', ...args], { encoding: 'utf8', input });

it('a history on standard input is answered with one JSON value on standard output, and nothing else', () => {
  const values = [
    ...Array.from({ length: 40 }, (_, i) => 100 + (i % 3)),
    ...Array.from({ length: 20 }, (_, i) => 120 + (i % 3)),
  ];
  const done = framefarm(['--input', '-'], JSON.stringify({ name: 'a', values }));
  expect([done.status, done.stdout, done.stderr]).toEqual([0, '{"name":"a","changePoints":[40]}\n', '']);
});

it('a history of which nothing can be said ends with exit code 3, and why', () => {
  const done = framefarm(['--input', '-'], '{"name":"a","values":[1,1e999]}');
  const reason = 'value 1 of history "a" is Infinity, not a finite number; leave out runs without a result';
  expect([done.status, JSON.parse(done.stdout)]).toEqual([3, { name: 'a', changePoints: null, reason }]);
  expect(done.stderr).toContain('value 1 of history "a" is Infinity');
});

it('a wrong command line and a file that is not there end with exit code 2', () => {
  expect(framefarm(['--input', '-', '--method', 'guess'], '').status).toBe(2);
  expect(framefarm([], '').status).toBe(2);
  const missing = framefarm(['--input', 'not-there.json'], '');
  expect([missing.status, missing.stdout]).toEqual([2, '']);
  expect(missing.stderr).toContain('not-there.json cannot be read');
});

it('a million runs are analysed', () => {
  const values = Array.from({ length: 1_000_000 }, (_, i) => (i < 500_000 ? 100 : 110) + ((i * 7919) % 13) / 10);
  const done = framefarm(['--input', '-'], JSON.stringify({ name: 'long', values }));
  expect([done.status, done.stdout]).toEqual([0, '{"name":"long","changePoints":[500000]}\n']);
});
