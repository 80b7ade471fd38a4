import type { ReportRecord } from '@framefarm/contracts';

const COLUMNS = [
  'launch',
  'type',
  'clip',
  'iteration',
  'warmup',
  'order',
  'targetMs',
  'ptsMs',
  'key',
  'startMs',
  'openMs',
  'seekMs',
  'decodeMs',
  'convertMs',
  'inferMs',
  'selectMs',
  'latencyMs',
  'score',
] as const;

/** Raw values, one line per record (ndjson) or per frame and choice (csv). Pictures are left out of the csv. */
export function exportRun(records: readonly ReportRecord[], format: 'csv' | 'ndjson'): string {
  if (format === 'ndjson') return records.map((record) => JSON.stringify(record)).join('\n');
  const rows = records.filter((record) => record.type === 'frame' || record.type === 'choice') as readonly Readonly<
    Record<string, unknown>
  >[];
  return [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => row[column] ?? '').join(','))].join('\n');
}
