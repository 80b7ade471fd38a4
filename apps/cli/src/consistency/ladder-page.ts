import { type Capture, type LadderReport, type PairVerdict, sayFigure } from '@framefarm/consistency';
import { escapeHtml } from '../report/html.ts';
import { ladderPicture } from './ladder-picture.ts';
import { axesText, sandboxText, verdictText } from './ladder-text.ts';
import { pngBase64 } from './png.ts';

const STYLE = `:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#d5dae0;--dim:#68707a;--good:#e7f4ec;--bar:#30a080;--bad:#f9dcd6;--red:#d0553f;--after:#eceef1;--warn:#fbf0cf}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#16181c;--line:#3a3f46;--dim:#9aa3ad;--good:#1d3329;--bad:#4a241d;--after:#2a2e34;--warn:#463c17}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:960px;margin:2rem auto;padding:0 1rem}
.verdict{padding:.6rem 1rem;border-radius:6px}.verdict.pass{background:var(--good)}.verdict.guilty,.verdict.worse{background:var(--bad)}.verdict.invalid{background:var(--warn)}
svg{width:100%;height:auto}svg text{font:12px system-ui;fill:var(--ink)}svg .head{font-weight:600;font-size:13px}svg .dim{fill:var(--dim);font-size:11px}
.box{stroke:var(--line)}.within .box{fill:var(--good)}.within .bar{fill:var(--bar)}.guilty .box{fill:var(--bad);stroke:var(--red);stroke-width:2}.guilty .bar{fill:var(--red)}
.follows .box{fill:var(--after);stroke-dasharray:3 3}.follows .bar{fill:var(--dim)}.absent{fill:none;stroke:var(--line);stroke-dasharray:3 3}.invalid{fill:var(--warn)}
table{border-collapse:collapse;font-size:13px}td,th{border-bottom:1px solid var(--line);padding:.2rem .7rem;text-align:left;vertical-align:top}td.out{color:var(--red);font-weight:600}
.pair{display:flex;gap:.8rem}figure{margin:0;flex:1;font-size:12px}img{width:100%;image-rendering:pixelated}details{margin:.5rem 0}`;

/** One self-contained page: the verdict, the ladder, the worst pair of frames, every figure with its limit and reason. */
export function ladderPage(report: LadderReport, readCapture: ((name: string) => Capture) | null): string {
  const shown = report.steps.find((step) => step.verdict === 'guilty') ?? leastAlike(report.steps);
  const captures = report.captures.map(
    ({ name, framework, precision, engine, cpu, decoder, body, model }) =>
      `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(framework.name)} ${escapeHtml(framework.version)}</td><td>${escapeHtml(precision)}, ran ${escapeHtml(engine.precision)}</td><td>${escapeHtml(cpu)} (${escapeHtml(body)})</td><td>${escapeHtml(
        engine.isa === null
          ? '-'
          : Object.keys(engine.isa)
              .filter((set) => engine.isa?.[set])
              .join(' ') || 'none of them',
      )}, backend ${escapeHtml(engine.backendCode)}</td><td>${escapeHtml(decoder.name)} ${escapeHtml(decoder.version)}</td><td>${escapeHtml(model.sha256.slice(0, 12))}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Consistency ladder</title><style>${STYLE}</style>
<h1>Consistency ladder</h1><p class="verdict ${report.verdict}"><b>${report.verdict}</b>: ${escapeHtml(verdictText(report))}</p>
${ladderPicture(report)}
<p>Tolerances of tier ${escapeHtml(report.tier)}. A bar is the share of its tolerance that a rung's worst figure uses. Emulated phones score; they have no times.</p>
${sandboxText(report)
  .map((line) => `<p>${escapeHtml(line)}.</p>`)
  .join('')}
${shown === undefined || readCapture === null ? '' : framePair(shown, readCapture)}${report.worsenings === null ? '' : worseList(report)}
${notRunList(report)}<h2>Every step</h2>${report.steps.map(stepDetails).join('')}
<h2>Configurations</h2><table><tr><th>name</th><th>framework</th><th>precision</th><th>CPU</th><th>engine's own words</th><th>decoder</th><th>model</th></tr>${captures.join('')}</table></html>`;
}

function notRunList({ notRun = [] }: LadderReport): string {
  if (notRun.length === 0) return '';
  const lines = notRun.map(
    ({ axis, what, why }) => `<li>${escapeHtml(what)}, axis ${escapeHtml(axis)}: ${escapeHtml(why)}</li>`,
  );
  return `<h2>Not run</h2><ul>${lines.join('')}</ul>`;
}

function psnrOf(step: PairVerdict) {
  return step.rungs.flatMap(({ figures }) => figures).find(({ metric }) => metric === 'psnrDb');
}

function leastAlike(steps: readonly PairVerdict[]): PairVerdict | undefined {
  return steps
    .filter((step) => psnrOf(step) !== undefined)
    .toSorted((a, b) => (psnrOf(a)?.value ?? 100) - (psnrOf(b)?.value ?? 100))[0];
}

/** Both frames where the guilty rung, or else the picture, is worst, and their difference eight times as strong. */
function framePair(step: PairVerdict, readCapture: (name: string) => Capture): string {
  const guilty = step.rungs.find(({ state }) => state === 'guilty');
  const place =
    guilty?.figures.find((figure) => !figure.within && figure.worst !== null)?.worst ??
    psnrOf(step)?.worst ??
    step.rungs.flatMap(({ figures }) => figures).find(({ worst }) => worst !== null)?.worst;
  if (place == null) return '';
  const frames = [step.reference, step.other].map(
    (name) => readCapture(name).clips.find((clip) => clip.name === place.clip)?.frames[place.frame],
  );
  const [a, b] = frames;
  if (a === undefined || b === undefined) return '';
  const [ours, theirs] = [a.picture, b.picture];
  if (ours === null || theirs === null) return '';
  const image = (frame: typeof a, { width, height, rgb }: typeof ours, caption: string) =>
    `<figure><img alt="${escapeHtml(caption)}" src="data:image/png;base64,${pngBase64(width, height, rgb)}"><figcaption>${escapeHtml(caption)}<br>${frame.ptsMs.toFixed(1)} ms, score ${frame.scores[0]?.toFixed(4) ?? 'none'}</figcaption></figure>`;
  const same = ours.rgb.length === theirs.rgb.length && ours.width === theirs.width;
  const difference = same
    ? `<figure><img alt="difference" src="data:image/png;base64,${pngBase64(
        ours.width,
        ours.height,
        ours.rgb.map((value, i) => Math.max(0, Math.min(255, 128 + 8 * ((theirs.rgb[i] ?? 0) - value)))),
      )}"><figcaption>difference, eight times as strong<br>grey is none</figcaption></figure>`
    : '';
  return `<h2>The worst pair of frames</h2><p>${escapeHtml(place.clip)}, frame ${place.frame}, ${escapeHtml(step.other)} against ${escapeHtml(step.reference)}</p><div class="pair">${image(a, ours, step.reference)}${image(b, theirs, step.other)}${difference}</div>`;
}

function worseList({ worsenings }: LadderReport): string {
  const items = (worsenings ?? []).map(
    ({ reference, other, metric, before, now, limit }) =>
      `<li>${escapeHtml(other)} against ${escapeHtml(reference)}: ${metric} ${Number(now.toPrecision(3))}, was ${Number(before.toPrecision(3))}, limit ${limit}</li>`,
  );
  return `<h2>Against the baseline</h2>${items.length === 0 ? '<p>Nothing uses much more of its tolerance.</p>' : `<ul>${items.join('')}</ul>`}`;
}

function stepDetails(step: PairVerdict): string {
  const rows = step.rungs.flatMap(({ level, figures }) =>
    figures.map(
      (figure) =>
        `<tr><td>${level}</td><td class="${figure.within ? '' : 'out'}">${escapeHtml(sayFigure(figure))}</td><td>${escapeHtml(figure.reason)}</td></tr>`,
    ),
  );
  const decisions = step.decisions.map(
    ({ clip, referencePick, otherPick, regret, margin }) =>
      `<li>${escapeHtml(clip)}: frame ${referencePick ?? '-'} and frame ${otherPick ?? '-'}; regret ${(100 * regret).toFixed(2)} %, margin of the reference ${(100 * margin).toFixed(2)} % of the score range</li>`,
  );
  const why =
    step.verdict === 'guilty' ? ` ${step.guiltyLevel ?? ''}, ${axesText(step.guiltyAxes)}` : step.reasons.join('; ');
  return `<details${step.verdict === 'pass' ? '' : ' open'}><summary>${escapeHtml(step.other)} against ${escapeHtml(step.reference)}: ${step.verdict}${escapeHtml(why === '' ? '' : `: ${why}`)}</summary><ul>${decisions.join('')}</ul><table><tr><th>rung</th><th>figure</th><th>why this limit</th></tr>${rows.join('')}</table></details>`;
}
