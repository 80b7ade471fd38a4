import { LEVELS, type LadderReport, type PairVerdict, type Rung, sayFigure, usedShare } from '@framefarm/consistency';
import { escapeHtml } from '../report/html.ts';

const [LEFT, CELL, ROW, TOP] = [330, 150, 46, 40];
const WIDTH = LEFT + 4 * CELL + 10;

/**
 * The ladder as SVG: a row per step, a box per rung. A bar shows how much of its tolerance the rung's worst figure uses; the first guilty rung
 * of a step is red, what follows from it is hatched in grey.
 */
export function ladderPicture(report: LadderReport): string {
  const height = TOP + report.steps.length * ROW + 8;
  const heads = LEVELS.map(
    (level, i) => `<text class="head" x="${LEFT + i * CELL + 6}" y="${TOP - 14}">${level}</text>`,
  );
  const virtual = new Set(report.captures.filter(({ body }) => body === 'virtual').map(({ name }) => name));
  const rows = report.steps.map((step, i) => stepRow(step, TOP + i * ROW, virtual.has(step.other)));
  return `<svg class="ladder" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="the ladder: steps and rungs"><text class="head" x="0" y="${TOP - 14}">step</text>${heads.join('')}${rows.join('')}</svg>`;
}

function stepRow(step: PairVerdict, y: number, isVirtual: boolean): string {
  const title = `<text x="0" y="${y + 15}">${escapeHtml(step.other)}</text><text class="dim" x="0" y="${y + 31}">${escapeHtml(step.axes.join(' + ') || 'no axis')}, from ${escapeHtml(step.reference)}${isVirtual ? '; body: virtual' : ''}</text>`;
  const boxes =
    step.verdict === 'invalid'
      ? `<rect class="invalid" x="${LEFT}" y="${y}" width="${4 * CELL - 10}" height="${ROW - 10}"><title>${escapeHtml(step.reasons.join('\n'))}</title></rect><text x="${LEFT + 8}" y="${y + 23}">invalid: ${escapeHtml((step.reasons[0] ?? '').includes('backend fallback') ? 'backend fallback' : step.reasons[0])}</text>`
      : LEVELS.map((level, i) =>
          rungBox(
            step.rungs.find((rung) => rung.level === level),
            LEFT + i * CELL,
            y,
          ),
        ).join('');
  return title + boxes;
}

function rungBox(rung: Rung | undefined, x: number, y: number): string {
  const [width, height] = [CELL - 10, ROW - 10];
  if (rung === undefined || rung.state === 'absent')
    return `<rect class="absent" x="${x}" y="${y}" width="${width}" height="${height}"/><text class="dim" x="${x + 6}" y="${y + 23}">not handed out</text>`;
  const worst = rung.figures.toSorted((a, b) => usedShare(b) - usedShare(a))[0];
  const share = worst === undefined ? 0 : usedShare(worst);
  const figures = rung.figures
    .map((figure) => `${figure.within ? '' : 'OUT '}${sayFigure(figure)}: ${figure.reason}`)
    .join('\n');
  const label = rung.state === 'within' ? `${Math.round(100 * share)} % of tolerance` : rung.state;
  const bar = `<rect class="bar" x="${x}" y="${y + height - 5}" width="${(Math.min(1, share) * width).toFixed(1)}" height="5"/>`;
  return `<g class="${rung.state}"><title>${escapeHtml(figures)}</title><rect class="box" x="${x}" y="${y}" width="${width}" height="${height}"/>${bar}<text x="${x + 6}" y="${y + 14}">${escapeHtml(label)}</text><text class="dim" x="${x + 6}" y="${y + 27}">${escapeHtml(share === 0 ? 'equal' : (worst?.metric ?? ''))}</text></g>`;
}
