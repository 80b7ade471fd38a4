import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReportRecord } from '@framefarm/contracts';
import { describe, expect, it } from 'vitest';
import { judgeReport } from './judge-report.ts';

const GOLDEN = path.join(import.meta.dirname, '../../../../../harness-app/protocol/golden');
const read = (file: string) => readFileSync(path.join(GOLDEN, file), 'utf8');
const { reports } = JSON.parse(read('verdicts.json')) as { reports: { file: string; flaw: string | null }[] };
const CLAIMED = { outcome: 'succeeded', validity: 'valid', fault: null, reasons: [] } as const;

function recordsOf(file: string): ReportRecord[] {
  return read(file)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as ReportRecord);
}

function judge(file: string, records = recordsOf(file)) {
  const start = records.find((record) => record.type === 'launch');
  const { platform, body } = start ?? { platform: 'linux', body: 'host' };
  const precision = records.find((record) => record.type === 'engine')?.precision ?? 'fp32';
  return judgeReport(records, { launches: 1, picks: 1, fence: 3, platform, body, precision }, CLAIMED);
}

describe('a golden report, as the API judges it,', () => {
  const measured = reports.filter(({ file, flaw }) => flaw === null && !file.includes('/error-'));
  it.each(measured)('$file is valid', ({ file }) => expect(judge(file)).toEqual(CLAIMED));

  const flawed = reports.filter(({ flaw }) => ['gap', 'count', 'foreign', 'no-end'].includes(flaw ?? ''));
  const WORDS: Readonly<Record<string, string>> = {
    gap: 'launch 0: records are missing',
    count: 'launch 0: records are missing',
    foreign: 'launch 0: a record carries another fence',
    'no-end': 'launch 0: the report has no end',
  };
  it.each(flawed)('$file is invalid: $flaw', ({ file, flaw }) => {
    expect(judge(file)).toMatchObject({ validity: 'invalid', reasons: [WORDS[flaw ?? '']] });
  });

  const failed = reports.filter(({ file, flaw }) => flaw === null && file.includes('/error-'));
  it.each(failed)('$file failed, by fault of the device only when it lacks the engine', ({ file }) => {
    const fault = file.includes('engine.unavailable') ? 'device' : 'subject';
    expect(judge(file)).toMatchObject({ outcome: 'failed', validity: 'invalid', fault });
  });

  it('is valid without a frame only when its picks say that they looked at none', () => {
    const [first] = measured.filter(({ file }) => recordsOf(file).some(({ type }) => type === 'frame'));
    const file = first?.file ?? '';
    const without = (looked: boolean): ReportRecord[] =>
      recordsOf(file)
        .filter(({ type }) => type !== 'frame')
        .map((record, seq) => {
          if (record.type === 'end') return { ...record, seq, records: seq };
          return record.type === 'choice' && !looked ? { ...record, seq, frames: 0, score: null } : { ...record, seq };
        });
    expect(judge(file, without(false))).toEqual(CLAIMED);
    expect(judge(file, without(true)).reasons).toEqual(['launch 0: the stages of the frames are missing']);
  });
});
