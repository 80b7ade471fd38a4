const WIDTH = 900;
const HEIGHT = 260;
const MARGIN = 48;

interface Alternative {
  readonly frames: number;
  readonly boundMs: number;
  readonly regret: number;
  readonly feasible: boolean;
}

/** Regret over the p95 bound: every plan that was weighed a dot, the front joined, the chosen one ringed, the budget dashed. */
export function paretoPicture(weighed: readonly Alternative[], chosen: number | null, budgetMs: number): string {
  const mostMs = Math.max(budgetMs, ...weighed.map(({ boundMs }) => boundMs)) * 1.05;
  const mostRegret = Math.max(1e-6, ...weighed.map(({ regret }) => regret)) * 1.1;
  const x = (ms: number) => (MARGIN + (ms / mostMs) * (WIDTH - 2 * MARGIN)).toFixed(1);
  const y = (regret: number) => (HEIGHT - MARGIN - (regret / mostRegret) * (HEIGHT - 1.5 * MARGIN)).toFixed(1);
  const byTime = weighed.toSorted((a, b) => a.boundMs - b.boundMs || a.regret - b.regret);
  const front = byTime.filter((one, i) => byTime.slice(0, i).every(({ regret }) => regret > one.regret));
  const dots = weighed.map(({ frames, boundMs, regret, feasible }) => {
    const ring = frames === chosen ? `<circle class="chosen" cx="${x(boundMs)}" cy="${y(regret)}" r="9"/>` : '';
    return `${ring}<circle class="${feasible ? 'within' : 'over'}" cx="${x(boundMs)}" cy="${y(regret)}" r="4"><title>${frames} frames: regret ${regret.toFixed(4)}, p95 bound ${boundMs.toFixed(0)} ms</title></circle><text x="${x(boundMs)}" y="${Number(y(regret)) - 12}" text-anchor="middle">${frames}</text>`;
  });
  const bottom = HEIGHT - MARGIN;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="regret over the bound of the p95, by number of frames">
<line class="axis" x1="${MARGIN}" y1="${bottom}" x2="${WIDTH - MARGIN}" y2="${bottom}"/><line class="axis" x1="${MARGIN}" y1="8" x2="${MARGIN}" y2="${bottom}"/>
<line class="alarm" x1="${x(budgetMs)}" y1="8" x2="${x(budgetMs)}" y2="${bottom}"/><text x="${x(budgetMs)}" y="${bottom + 14}" text-anchor="middle">budget ${budgetMs} ms</text>
<polyline class="front" points="${front.map(({ boundMs, regret }) => `${x(boundMs)},${y(regret)}`).join(' ')}"/>${dots.join('')}
<text x="${WIDTH / 2}" y="${HEIGHT - 8}" text-anchor="middle">p95 bound, ms; the number at a dot is its frames</text><text x="4" y="14">regret ${mostRegret.toPrecision(2)}</text><text x="4" y="${bottom}">0</text></svg>`;
}
