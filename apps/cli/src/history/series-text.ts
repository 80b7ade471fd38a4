import type { Series, SeriesWithPoints } from '@framefarm/contracts';
import { table } from '../table.ts';
import { sparkline } from './sparkline.ts';

/** So many of the newest runs fit a terminal. */
const SHOWN = 100;

export function seriesTable(all: readonly Series[]): string {
  if (all.length === 0)
    return 'no history yet: it begins with the first valid measured run on a real phone or this machine';
  return table(
    ['id', 'metric', 'device', 'tier', 'line', 'runs', 'changes', 'last run'],
    all.map((series) => [
      series.id,
      series.metric,
      series.serial,
      series.tier,
      series.line,
      series.runs,
      series.changes.map(({ ordinal, effect }) => `${ordinal} ${effect}`).join(', ') || null,
      series.lastRunAt?.slice(0, 16) ?? null,
    ]),
  );
}

export function seriesText({ points, changes, ...series }: SeriesWithPoints): string {
  const newest = points.slice(-SHOWN);
  const last = changes.at(-1);
  const place = last === undefined ? -1 : newest.findIndex(({ ordinal }) => ordinal === last.ordinal);
  const values = newest.map(({ value }) => value);
  return [
    seriesTable([{ ...series, changes }]),
    '',
    sparkline(values, place >= 0 ? place : null),
    `the newest ${newest.length} of ${series.runs} runs`,
  ].join('\n');
}
