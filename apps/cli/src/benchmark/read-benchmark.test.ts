import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient } from '../client.ts';
import { readBenchmark } from './read-benchmark.ts';

const NOWHERE = createClient({ url: 'http://127.0.0.1:1', token: 'none' });
let file: string;
beforeAll(() => (file = path.join(mkdtempSync(path.join(os.tmpdir(), 'framefarm-benchmark-')), 'base.json')));
afterAll(() => rmSync(path.dirname(file), { recursive: true }));

it('a file that "benchmark show --json" printed can be submitted again, without what the API added', async () => {
  writeFileSync(file, JSON.stringify({ id: 'bmk_1', name: 'base', launches: 6, createdAt: 'then', runs: [{}] }));
  expect(await readBenchmark(NOWHERE, file)).toEqual({ name: 'base', launches: 6 });
});

it('says what is wrong with a file that is none', async () => {
  writeFileSync(file, 'base');
  await expect(readBenchmark(NOWHERE, file)).rejects.toThrow(`${file} cannot be read as a benchmark`);
  writeFileSync(file, 'null');
  await expect(readBenchmark(NOWHERE, file)).rejects.toThrow('is no JSON object');
});
