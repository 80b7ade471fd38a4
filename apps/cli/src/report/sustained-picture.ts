import type { SustainedCurve } from '@framefarm/contracts';
import { declineText, heatText } from '../run/curve-text.ts';
import { escapeHtml } from './html.ts';

const WIDTH = 900;
const PANEL = 170;
const MARGIN = { left: 64, right: 16, top: 22, bottom: 26 } as const;
const COLOURS = ['#3b7dd8', '#d0553f', '#30a080', '#8a4fc8', '#c8a200'] as const;

type Point = SustainedCurve['launches'][number][number];
interface Panel {
  readonly title: string;
  readonly of: (point: Point) => number | null;
  /** A second, thinner line. */
  readonly also?: (point: Point) => number | null;
}
const PANELS: readonly Panel[] = [
  { title: 'latency of a pick, ms: p50, and p95 dashed', of: ({ p50Ms }) => p50Ms, also: ({ p95Ms }) => p95Ms },
  { title: 'temperature, C', of: ({ celsius }) => celsius },
  {
    title: 'highest clocks allowed, MHz over all clusters',
    of: ({ cpuMaxKHz }) => (cpuMaxKHz === null ? null : cpuMaxKHz / 1000),
  },
];

/** The curve of a sustained run as a section of its page: latency, temperature and clocks over the same minutes, one line per launch. */
export function sustainedPicture(curve: SustainedCurve): string {
  const shown = PANELS.filter(({ of }) => curve.launches.flat().some((point) => of(point) !== null));
  const pictures = shown.map((panel) => panelPicture(curve, panel)).join('');
  return `<h2>Sustained: a point every ${Number((curve.pointMs / 1000).toFixed(1))} s</h2>${pictures}
<p>${escapeHtml(declineText(curve.decline))}</p><p>${escapeHtml(heatText(curve.heatSlope))}</p>`;
}

function panelPicture({ launches, pointMs }: SustainedCurve, { title, of, also }: Panel): string {
  const all = launches.flat();
  const values = all.flatMap((point) => [of(point), also?.(point) ?? null].flatMap((value) => value ?? []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = high === low ? Math.max(1, Math.abs(high) * 0.05) : (high - low) * 0.08;
  const lastMs = Math.max(...all.map(({ fromMs }) => fromMs)) + pointMs;
  const { left, right, top, bottom } = MARGIN;
  const x = (atMs: number) => (left + (atMs / lastMs) * (WIDTH - left - right)).toFixed(1);
  const y = (value: number) =>
    (PANEL - bottom - ((value - low + air) / (high - low + 2 * air)) * (PANEL - top - bottom)).toFixed(1);
  const line = (points: readonly Point[], read: (point: Point) => number | null, style: string) => {
    const known = points.flatMap((point) => {
      const value = read(point);
      return value === null ? [] : [`${x(point.fromMs + pointMs / 2)},${y(value)}`];
    });
    return `<polyline fill="none" ${style} points="${known.join(' ')}"/>`;
  };
  const lines = launches.map((points, launch) => {
    const colour = `stroke="${COLOURS[launch % COLOURS.length]}"`;
    const second = also === undefined ? '' : line(points, also, `${colour} stroke-dasharray="4 3"`);
    return `${line(points, of, `${colour} stroke-width="2"`)}${second}`;
  });
  const ticks = [low, (low + high) / 2, high].map(
    (value) =>
      `<line x1="${left}" x2="${WIDTH - right}" y1="${y(value)}" y2="${y(value)}" stroke="#8a8f98" stroke-opacity=".3"/><text x="${left - 6}" y="${Number(y(value)) + 4}" text-anchor="end">${Number(value.toPrecision(4))}</text>`,
  );
  const minutes = Number((lastMs / 60_000).toFixed(2));
  return `<svg viewBox="0 0 ${WIDTH} ${PANEL}" role="img" aria-label="${escapeHtml(title)} over time"><text x="${left}" y="14">${escapeHtml(title)}</text>${ticks.join('')}${lines.join('')}
<text x="${left}" y="${PANEL - 6}">0</text><text x="${WIDTH - right}" y="${PANEL - 6}" text-anchor="end">${minutes} min</text></svg>`;
}
