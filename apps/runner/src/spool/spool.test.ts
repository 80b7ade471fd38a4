import { appendFile, mkdtemp, readFile, readdir, rm, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseReport } from './parse-report.ts';
import { createSpool } from './spool.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-spool-'));
});
afterEach(() => rm(folder, { recursive: true }));

const stamp = { run: 'run_00000001', attempt: 'att_00000001', fence: 1, launch: 0, atMs: 0 };
const memory = { ...stamp, seq: 0, type: 'memory', phase: 'start', pssKb: 1, peakRssKb: null };
const end = { ...stamp, seq: 1, type: 'end', ok: true, records: 1 };
const text = (...lines: unknown[]) =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n') + '\n';

describe('a spooled launch', () => {
  it('is read back whole', async () => {
    const spool = createSpool(folder);
    const launch = {
      attemptId: 'att_00000001',
      fence: 1,
      batchId: 'batch-1',
      records: parseReport(text(memory, end), 0).records,
    };
    await spool.put(launch);
    expect((await spool.read()).map((entry) => entry.launch)).toEqual([launch]);
  });

  it('is named as torn, never read in part, wherever it was cut off or changed', async () => {
    const spool = createSpool(folder);
    const file = await spool.put({ attemptId: 'att_00000001', fence: 1, batchId: 'batch-1', records: [] });
    const { length } = await readFile(file);
    await appendFile(file, 'x');
    expect((await spool.read())[0]?.launch).toBeNull();
    for (let cut = length - 1; cut >= 0; cut -= 7) {
      await truncate(file, cut);
      expect((await spool.read())[0]?.launch).toBeNull();
    }
  });

  it('is gone once it is removed', async () => {
    const spool = createSpool(folder);
    await spool.remove(await spool.put({ attemptId: 'att_00000001', fence: 1, batchId: 'batch-1', records: [] }));
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a report', () => {
  it('that is sound has no flaw', () =>
    expect(parseReport(text(memory, end), 0)).toMatchObject({ records: [memory, end], flaws: [] }));
  it('with a torn last line keeps what came before and names the flaw', () => {
    const parsed = parseReport(text(memory, end).slice(0, -20), 3);
    expect(parsed.records).toEqual([memory]);
    expect(parsed.flaws).toEqual(['launch 3: the last line is torn', 'launch 3: the report has no end']);
  });
  it.each([
    ['NaN', JSON.stringify(memory).replace('"atMs":0', '"atMs":NaN'), 'line 1: not JSON'],
    ['a negative time', { ...memory, atMs: -1 }, 'line 1: not a valid memory record'],
    ['an unknown field', { ...memory, surprise: 1 }, 'line 1: not a valid memory record'],
    ['an unknown type', { ...memory, type: 'guess' }, 'line 1: not a valid guess record'],
  ])('with %s names the line', (_, line, flaw) => expect(parseReport(text(line, end), 0).flaws[0]).toContain(flaw));
});
