import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { HarnessPlan } from './plan.ts';
import { ERROR_CODES, ReportRecord } from './report.ts';

const GOLDEN = path.join(import.meta.dirname, '../../../../harness-app/protocol/golden');
const read = (file: string) => readFileSync(path.join(GOLDEN, file));
const verdicts = JSON.parse(read('verdicts.json').toString()) as {
  plans: { file: string; verdict: string }[];
  reports: { file: string; verdict: string; flaw: string | null; line?: number }[];
};
const plan = Compile(HarnessPlan);
const record = Compile(ReportRecord);

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined; // no schema takes it
  }
}

describe('a golden plan', () => {
  it.each(verdicts.plans)('$file is $verdict', ({ file, verdict }) => {
    expect(plan.Check(parse(read(file))) ? 'valid' : 'invalid').toBe(verdict);
  });
});

/** The first flaw that one line has by itself, as the verdicts name it. */
function flawOfLines(text: string): { flaw: string | null; line?: number } {
  const lines = text.split('\n');
  for (const [index, one] of lines.slice(0, -1).entries()) {
    const value = parse(Buffer.from(one));
    if (value === undefined) return { flaw: 'not-json', line: index + 1 };
    if (!record.Check(value)) return { flaw: 'schema', line: index + 1 };
  }
  return { flaw: lines.at(-1) === '' ? null : 'torn' };
}

describe('a golden report', () => {
  // what only the whole report shows is judged by the runner and the API, each with a golden test of its own
  const byLines = verdicts.reports.filter(({ flaw }) => [null, 'schema', 'not-json', 'torn'].includes(flaw));
  it.each(byLines)('$file has the flaw $flaw', ({ file, flaw, line }) => {
    expect(flawOfLines(read(file).toString())).toEqual(line === undefined ? { flaw } : { flaw, line });
  });
  it('exists for each type of record and each error code', () => {
    const sound = verdicts.reports.filter(({ verdict }) => verdict === 'valid');
    const records = sound.flatMap(({ file }) => read(file).toString().trim().split('\n'));
    const all = records.map((line) => JSON.parse(line) as ReportRecord);
    const types = ['launch', 'engine', 'frame', 'choice', 'memory', 'heat', 'error', 'end'];
    expect([...new Set(all.map(({ type }) => type))].sort()).toEqual(types.sort());
    const codes = all.flatMap((one) => (one.type === 'error' ? one.code : []));
    expect(codes.sort()).toEqual([...ERROR_CODES].sort());
  });
});
