import type { SeriesChange, SeriesPoint } from '@framefarm/contracts';
import type { Static } from 'typebox';
import { escapeHtml } from '../report/html.ts';

const SIZE = { width: 720, height: 240, left: 60, right: 12, top: 28, bottom: 34 } as const;

interface Pictured {
  readonly title: string;
  readonly points: readonly SeriesPoint[];
  readonly changes: readonly Static<typeof SeriesChange>[];
}

/** The runs of a history as an SVG: a dot per run, the level between changes as a line, a mark where a build ran first. At least one run. */
export function seriesPicture({ title, points, changes }: Pictured): string {
  const values = points.map(({ value }) => value);
  const [low, high] = bounds(values);
  const [from, to] = [points[0]?.ordinal ?? 0, points.at(-1)?.ordinal ?? 0];
  const { width, height, left, right, top, bottom } = SIZE;
  const x = (ordinal: number) => round(left + ((ordinal - from + 0.5) / (to - from + 1)) * (width - left - right));
  const y = (value: number) => round(height - bottom - ((value - low) / (high - low)) * (height - top - bottom));
  const first = points.filter((point, i) => i === 0 || point.build !== points[i - 1]?.build);
  const shown = changes.filter(({ ordinal }) => ordinal > from && ordinal <= to);
  const levels = [from, ...shown.map(({ ordinal }) => ordinal), to + 1];
  const levelOf = (k: number) => (k === 0 ? shown[0]?.before : shown[k - 1]?.after);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">
<rect width="${width}" height="${height}" fill="white"/>
<text x="${left}" y="16" font-size="13">${escapeHtml(title)}</text>
${[low, (low + high) / 2, high].map((value) => `<text x="${left - 6}" y="${y(value) + 4}" text-anchor="end" fill="#555">${Number(value.toPrecision(4))}</text><line x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}" stroke="#e5e5e5"/>`).join('\n')}
${first.map(({ ordinal, build }) => `<line x1="${x(ordinal - 0.5)}" x2="${x(ordinal - 0.5)}" y1="${top}" y2="${height - bottom}" stroke="#9db4d6" stroke-dasharray="2 3"/><text x="${x(ordinal - 0.5) + 3}" y="${height - bottom + 14}" fill="#3d5f95">${escapeHtml(build)}</text>`).join('\n')}
${levels
  .slice(1)
  .map((end, k) => ({ start: levels[k] ?? from, end, level: levelOf(k) }))
  .filter(({ level }) => level !== undefined)
  .map(
    ({ start, end, level }) =>
      `<line x1="${x(start - 0.5)}" x2="${x(end - 0.5)}" y1="${y(level ?? 0)}" y2="${y(level ?? 0)}" stroke="#444" stroke-width="2"/>`,
  )
  .join('\n')}
${shown.map(({ ordinal, effect }) => `<line x1="${x(ordinal - 0.5)}" x2="${x(ordinal - 0.5)}" y1="${top}" y2="${height - bottom}" stroke="${effect === 'bad' ? '#c0392b' : '#2e8b57'}" stroke-width="2"/>`).join('\n')}
${points.map(({ ordinal, value }) => `<circle cx="${x(ordinal)}" cy="${y(value)}" r="3" fill="#2f6fbf"/>`).join('\n')}
<text x="${width - right}" y="${height - 6}" text-anchor="end" fill="#555">runs ${from} to ${to}</text>
</svg>
`;
}

/** With some air, also where all values are one. */
function bounds(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = high === low ? Math.max(Math.abs(high) * 0.05, 1e-9) : (high - low) * 0.08;
  return [low - air, high + air];
}

const round = (value: number) => Math.round(value * 10) / 10;
