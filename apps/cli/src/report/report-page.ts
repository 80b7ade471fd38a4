import type { ReportRecord, ReportRecordOf, Run, SustainedCurve } from '@framefarm/contracts';
import { STAGES } from '@framefarm/domain';
import { ms } from '../table.ts';
import { escapeHtml } from './html.ts';
import { scoreCurve } from './score-curve.ts';
import { sustainedPicture } from './sustained-picture.ts';
import { waterfall } from './waterfall.ts';

const STYLE = `:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#d5dae0}@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#16181c;--line:#3a3f46}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:960px;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}td,th{border-bottom:1px solid var(--line);padding:.25rem .8rem;text-align:right}td:first-child,th:first-child{text-align:left}
svg{width:100%;height:auto}svg text{font:11px system-ui;fill:var(--ink)}.legend span{margin-right:1rem}.legend i{display:inline-block;width:.8em;height:.8em;margin-right:.3em}
.open{fill:#8a8f98;background:#8a8f98}.seek{fill:#c8a200;background:#c8a200}.decode{fill:#3b7dd8;background:#3b7dd8}.convert{fill:#30a080;background:#30a080}
.infer{fill:#d0553f;background:#d0553f}.select{fill:#8a4fc8;background:#8a4fc8}.curve polyline{fill:none;stroke:#8a8f98}.curve circle{fill:#3b7dd8}.curve .cover{fill:#d0553f}
.frames{display:flex;flex-wrap:wrap;gap:.6rem}figure{margin:0;font-size:12px}.chosen img{outline:3px solid #d0553f}img{max-width:100%}@media print{body{margin:0}}`;

/** One self-contained page on a run: words, stages, and per clip the waterfall, the score curve, the frames looked at, the cover. */
export function reportPage(
  run: Run,
  records: readonly ReportRecord[],
  trace: readonly ReportRecord[],
  curve: SustainedCurve | null = null,
): string {
  const choices = records.filter((record) => record.type === 'choice');
  const last = choices.filter(
    (choice) => choice.launch === choices.at(-1)?.launch && choice.iteration === choices.at(-1)?.iteration,
  );
  const words = [run.platform, run.body, run.timing, run.tier].map(escapeHtml).join(' · ');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(run.id)}</title><style>${STYLE}</style>
<h1>Run ${escapeHtml(run.id)}</h1>
<p>${escapeHtml(run.serial)} (${escapeHtml(run.model)}) · ${words}<br>${escapeHtml(run.outcome ?? run.lifeCycle)}, <b>${escapeHtml(run.validity)}</b>${run.fault ? `, fault: ${escapeHtml(run.fault)}` : ''}
· engine ${escapeHtml(run.engine)}, backend ${escapeHtml(run.backend)}, ${escapeHtml(run.threads)} threads · peak ${run.pssKb === null ? '-' : (run.pssKb / 1024).toFixed(1)} MB · score ${run.score?.toFixed(4) ?? '-'}</p>
${run.reasons.length === 0 ? '' : `<ul>${run.reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>`}
${stageTable(run)}${curve === null ? '' : sustainedPicture(curve)}${last.map((choice) => clipSection(choice, records, trace)).join('')}</html>`;
}

function stageTable(run: Run): string {
  if (run.stages === null) return '<p>No stages: the run left no complete report.</p>';
  const stages = run.stages;
  const rows = [...STAGES, 'total' as const].map((name) => {
    const { n, p50Ms, p95Ms, ci95 } = stages[name];
    return `<tr><td>${name}</td><td>${n}</td><td>${ms(p50Ms)}</td><td>${ci95 === null ? '-' : ci95.map((bound) => ms(bound)).join(' to ')}</td><td>${ms(p95Ms)}</td></tr>`;
  });
  return `<h2>Stages</h2><table><tr><th>stage</th><th>launches</th><th>p50 ms</th><th>95 % interval of p50</th><th>p95 ms</th></tr>${rows.join('')}</table>`;
}

function clipSection(
  choice: ReportRecordOf<'choice'>,
  records: readonly ReportRecord[],
  trace: readonly ReportRecord[],
): string {
  const frames = records
    .filter((record) => record.type === 'frame')
    .filter(
      (frame) => frame.launch === choice.launch && frame.clip === choice.clip && frame.iteration === choice.iteration,
    );
  const scores = (from: readonly ReportRecord[]) =>
    from
      .filter((record) => record.type === 'frame')
      .filter((frame) => frame.clip === choice.clip)
      .flatMap((frame) => (frame.score === null ? [] : { ptsMs: frame.ptsMs, score: frame.score }));
  const firstTrace = trace.filter((record) => record.type === 'frame' && record.launch === 0 && record.iteration === 0);
  const pictures = frames
    .filter((frame) => frame.thumbnail !== undefined)
    .toSorted((a, b) => a.ptsMs - b.ptsMs)
    .map(
      (frame) =>
        `<figure class="${frame.ptsMs === choice.ptsMs ? 'chosen' : ''}"><img alt="" src="data:image/png;base64,${frame.thumbnail}"><figcaption>${frame.ptsMs.toFixed(0)} ms, ${frame.score?.toFixed(4) ?? 'no score'}</figcaption></figure>`,
    );
  const cover =
    choice.cover === undefined
      ? ''
      : `<h3>Cover: ${choice.ptsMs.toFixed(0)} ms, score ${choice.score?.toFixed(4) ?? '-'}</h3><img alt="the cover" src="data:image/png;base64,${choice.cover}">`;
  return `<h2>Clip ${escapeHtml(choice.clip.slice(0, 12))}: ${choice.frames} frames in ${choice.latencyMs.toFixed(1)} ms</h2>
${waterfall(choice, frames.slice(0, 64))}<h3>Score over the clip</h3>${scoreCurve(choice, scores(frames), scores(firstTrace))}
<h3>Frames looked at</h3><div class="frames">${pictures.join('') || '<p>No pictures were saved.</p>'}</div>${cover}`;
}
