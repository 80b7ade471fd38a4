import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../src/spool/parse-report.ts';

const GOLDEN = path.join(import.meta.dirname, '../../../harness-app/protocol/golden');
const read = (file: string) => readFileSync(path.join(GOLDEN, file), 'utf8');
const { reports } = JSON.parse(read('verdicts.json')) as {
  reports: { file: string; flaw: string | null; line?: number }[];
};
const WORDS: Readonly<Record<string, (line: number | undefined) => string>> = {
  'not-json': (line) => `launch 0, line ${line}: not JSON`,
  schema: (line) => `launch 0, line ${line}: not a valid `,
  torn: () => 'launch 0: the last line is torn',
  'no-end': () => 'launch 0: the report has no end',
};
// what only the records together show is judged by the API
const SOUND = [null, 'gap', 'count', 'foreign'];

describe('a golden report, as the runner parses it,', () => {
  it.each(reports)('$file has the flaw $flaw', ({ file, flaw, line }) => {
    const { flaws, records } = parseReport(read(file), 0);
    if (SOUND.includes(flaw)) expect(flaws).toEqual([]);
    else expect(flaws[0]).toContain(WORDS[flaw ?? '']?.(line));
    // nothing sound is lost
    if (line !== undefined) expect(records.length).toBeGreaterThanOrEqual(line - 1);
  });
});
