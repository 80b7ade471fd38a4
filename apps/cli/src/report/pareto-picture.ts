import type { WeighedPolicy } from '../policy/weighed-policies.ts';
import { escapeHtml } from './html.ts';

const WIDTH = 900;
const HEIGHT = 260;
const MARGIN = 48;

/** Regret over time: every policy that was weighed a dot with its words, the front joined, the chosen one ringed, the budget dashed. `axis` says what the time is. */
export function paretoPicture(weighed: readonly WeighedPolicy[], budgetMs: number, axis: string): string {
  const mostMs = Math.max(budgetMs, ...weighed.map(({ timeMs }) => timeMs)) * 1.05;
  const mostRegret = Math.max(1e-6, ...weighed.map(({ regret }) => regret)) * 1.1;
  const x = (ms: number) => (MARGIN + (ms / mostMs) * (WIDTH - 2 * MARGIN)).toFixed(1);
  const y = (regret: number) => (HEIGHT - MARGIN - (regret / mostRegret) * (HEIGHT - 1.5 * MARGIN)).toFixed(1);
  const byTime = weighed.toSorted((a, b) => a.timeMs - b.timeMs || a.regret - b.regret);
  const front = byTime.filter((one, i) => byTime.slice(0, i).every(({ regret }) => regret > one.regret));
  const dots = weighed.map(({ label, words, timeMs, regret, feasible, chosen }) => {
    const at = `cx="${x(timeMs)}" cy="${y(regret)}"`;
    const ring = chosen ? `<circle class="chosen" ${at} r="9"/>` : '';
    return `${ring}<circle class="${feasible ? 'within' : 'over'}" ${at} r="4"><title>${escapeHtml(words)}</title></circle><text x="${x(timeMs)}" y="${Number(y(regret)) - 12}" text-anchor="middle">${escapeHtml(label)}</text>`;
  });
  const bottom = HEIGHT - MARGIN;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="regret over ${escapeHtml(axis)}">
<line class="axis" x1="${MARGIN}" y1="${bottom}" x2="${WIDTH - MARGIN}" y2="${bottom}"/><line class="axis" x1="${MARGIN}" y1="8" x2="${MARGIN}" y2="${bottom}"/>
<line class="alarm" x1="${x(budgetMs)}" y1="8" x2="${x(budgetMs)}" y2="${bottom}"/><text x="${x(budgetMs)}" y="${bottom + 14}" text-anchor="middle">budget ${budgetMs} ms</text>
<polyline class="front" points="${front.map(({ timeMs, regret }) => `${x(timeMs)},${y(regret)}`).join(' ')}"/>${dots.join('')}
<text x="${WIDTH / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escapeHtml(axis)}</text><text x="4" y="14">regret ${mostRegret.toPrecision(2)}</text><text x="4" y="${bottom}">0</text></svg>`;
}
