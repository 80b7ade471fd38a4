import type { ReportRecordOf } from '@framefarm/contracts';

const WIDTH = 900;
const HEIGHT = 160;

interface Point {
  readonly ptsMs: number;
  readonly score: number;
}

/** Scores over the clip as SVG: the dense trace as a line where there is one, the frames looked at as dots, the cover ringed. */
export function scoreCurve(
  choice: ReportRecordOf<'choice'>,
  looked: readonly Point[],
  trace: readonly Point[],
): string {
  const all = [...looked, ...trace];
  if (all.length === 0) return '<p>No scores: this run was modelled.</p>';
  const low = Math.min(...all.map((point) => point.score));
  const high = Math.max(...all.map((point) => point.score), low + 1e-6);
  const x = (point: Point) => ((point.ptsMs / choice.durationMs) * (WIDTH - 20) + 10).toFixed(1);
  const y = (point: Point) => (HEIGHT - 12 - ((point.score - low) / (high - low)) * (HEIGHT - 24)).toFixed(1);
  const line =
    trace.length === 0 ? '' : `<polyline points="${trace.map((point) => `${x(point)},${y(point)}`).join(' ')}"/>`;
  const dots = looked.map(
    (point) =>
      `<circle class="${point.ptsMs === choice.ptsMs ? 'cover' : ''}" cx="${x(point)}" cy="${y(point)}" r="${point.ptsMs === choice.ptsMs ? 7 : 4}"><title>${point.ptsMs.toFixed(0)} ms: ${point.score.toFixed(4)}</title></circle>`,
  );
  return `<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT + 16}" role="img" aria-label="score over the clip">${line}${dots.join('')}
<text x="10" y="${HEIGHT + 12}">0 ms</text><text x="${WIDTH - 10}" y="${HEIGHT + 12}" text-anchor="end">${choice.durationMs.toFixed(0)} ms</text><text x="10" y="10">${high.toFixed(3)}</text><text x="10" y="${HEIGHT - 2}">${low.toFixed(3)}</text></svg>`;
}
