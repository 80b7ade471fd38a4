import { ReportRecord } from '@framefarm/contracts';
import { Compile } from 'typebox/compile';

const schema = Compile(ReportRecord);

export interface ParsedReport {
  readonly records: readonly ReportRecord[];
  /** What is wrong with the text, with line numbers; empty for a sound report. */
  readonly flaws: readonly string[];
}

/** Parses one launch's report strictly. Sound records before a flaw are kept as evidence. */
export function parseReport(text: string, launch: number): ParsedReport {
  const records: ReportRecord[] = [];
  const flaws: string[] = [];
  const lines = text.split('\n');
  if (lines.at(-1) !== '') flaws.push(`launch ${launch}: the last line is torn`);
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const record = readLine(line);
    if (typeof record === 'string') flaws.push(`launch ${launch}, line ${index + 1}: ${record}`);
    else records.push(record);
  }
  if (records.at(-1)?.type !== 'end') flaws.push(`launch ${launch}: the report has no end`);
  return { records, flaws: flaws.slice(0, 10) };
}

function readLine(line: string): ReportRecord | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (schema.Check(value)) return value;
  const kind = typeof value === 'object' && value !== null && 'type' in value ? String(value.type) : 'unknown';
  return `not a valid ${kind} record: ${line.slice(0, 200)}`;
}
