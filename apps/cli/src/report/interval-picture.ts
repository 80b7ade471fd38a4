import type { GateRuleVerdict } from '@framefarm/contracts';

const WIDTH = 220;
const MARGIN = 8;

/** The interval of a rule as a bar against what it allows: the line of no change (or zero), and the dashed line of the limit. */
export function intervalPicture({
  interval,
  effect,
  estimateMs,
  allowedChange,
  budgetMs,
  verdict,
}: GateRuleVerdict): string {
  const [low, high] = interval ?? [];
  const limit = budgetMs ?? allowedChange;
  if (low === undefined || high === undefined || limit === null) return '';
  const centre = budgetMs === null ? effect : estimateMs;
  const zero = budgetMs === null ? [0, -limit] : [];
  const [from, to] = [Math.min(low, limit, ...zero), Math.max(high, limit)];
  const x = (value: number) => MARGIN + ((value - from) / (to - from || 1)) * (WIDTH - 2 * MARGIN);
  const at = (value: number, style: string) =>
    `<line x1="${x(value).toFixed(1)}" x2="${x(value).toFixed(1)}" y1="2" y2="22" ${style}/>`;
  const words = budgetMs === null ? `${(100 * limit).toFixed(0)} %` : `${budgetMs} ms`;
  return `<svg viewBox="0 0 ${WIDTH} 34" role="img" aria-label="interval against the limit"><g class="${verdict}">
${budgetMs === null ? at(0, 'stroke="#9aa3ad"') : ''}${at(limit, 'stroke="#b02318" stroke-dasharray="3 2"')}
<rect x="${x(low).toFixed(1)}" width="${Math.max(1, x(high) - x(low)).toFixed(1)}" y="9" height="6" fill="currentColor" opacity=".35"/>
${centre === null ? '' : `<circle cx="${x(centre).toFixed(1)}" cy="12" r="3.5" fill="currentColor"/>`}</g>
<text x="${Math.min(WIDTH, x(limit) + 20).toFixed(1)}" y="32" text-anchor="end">${words}</text>${budgetMs === null && x(limit) - x(0) > 30 ? `<text x="${Math.max(0, x(0) - 3).toFixed(1)}" y="32">0</text>` : ''}</svg>`;
}
