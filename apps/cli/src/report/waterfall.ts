import type { ReportRecordOf } from '@framefarm/contracts';
import { escapeHtml } from './html.ts';

const WIDTH = 900;
const ROW = 16;
const STAGES = ['open', 'seek', 'decode', 'convert', 'infer', 'select'] as const;

interface Bar {
  readonly stage: (typeof STAGES)[number];
  readonly start: number;
  readonly length: number;
}

/** Stages of one pick over time, as SVG: one row for opening, one per frame, one for the selection. Milliseconds since the pick began. */
export function waterfall(choice: ReportRecordOf<'choice'>, frames: readonly ReportRecordOf<'frame'>[]): string {
  const rows: (readonly Bar[])[] = [[{ stage: 'open', start: 0, length: choice.openMs }]];
  for (const frame of frames) {
    let start = frame.startMs - choice.startMs;
    rows.push(
      (['seek', 'decode', 'convert', 'infer'] as const).map((stage) => {
        const bar = { stage, start, length: frame[`${stage}Ms`] };
        start += bar.length;
        return bar;
      }),
    );
  }
  rows.push([{ stage: 'select', start: choice.latencyMs - choice.selectMs, length: choice.selectMs }]);
  const scale = WIDTH / choice.latencyMs;
  const bars = rows.flatMap((row, index) =>
    row.map(
      (bar) =>
        `<rect class="${bar.stage}" x="${(bar.start * scale).toFixed(2)}" y="${index * ROW}" width="${Math.max(0.5, bar.length * scale).toFixed(2)}" height="${ROW - 3}"><title>${bar.stage} ${bar.length.toFixed(2)} ms</title></rect>`,
    ),
  );
  const legend = STAGES.map((stage) => `<span><i class="${stage}"></i>${stage}</span>`).join(' ');
  const height = rows.length * ROW;
  const axis = `<text x="0" y="${height + 14}">0</text><text x="${WIDTH}" y="${height + 14}" text-anchor="end">${choice.latencyMs.toFixed(1)} ms</text>`;
  return `<p class="legend">${legend}</p><svg viewBox="0 0 ${WIDTH} ${height + 20}" role="img" aria-label="${escapeHtml('stages of one pick over time')}">${bars.join('')}${axis}</svg>`;
}
