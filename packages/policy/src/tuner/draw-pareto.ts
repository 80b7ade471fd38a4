import type { Weighed } from './weighed.ts';

const WIDTH = 640;
const HEIGHT = 400;
const MARGIN = 56;

/** Regret over busy time as an SVG: every finalist a dot, the front joined, the recommended one ringed. Point size shows the p95. */
export function drawPareto(
  finalists: readonly Weighed[],
  front: readonly Weighed[],
  recommended: Weighed | null,
): string {
  const most = (valueOf: (item: Weighed) => number) => Math.max(1e-9, ...finalists.map(valueOf));
  const [busyMs, regret, p95Ms] = [
    most((w) => w.summary.busyMs),
    most((w) => w.summary.regret),
    most((w) => w.summary.p95Ms),
  ];
  const x = (w: Weighed) => (MARGIN + ((WIDTH - 2 * MARGIN) * w.summary.busyMs) / busyMs).toFixed(1);
  const y = (w: Weighed) => (HEIGHT - MARGIN - ((HEIGHT - 2 * MARGIN) * w.summary.regret) / regret).toFixed(1);
  const dot = (w: Weighed) =>
    `<circle cx="${x(w)}" cy="${y(w)}" r="${(2 + (4 * w.summary.p95Ms) / p95Ms).toFixed(1)}" fill="${w.feasible ? '#2b6cb0' : '#cbd5e0'}"><title>${describe(w)}</title></circle>`;
  const line = front
    .toSorted((a, b) => a.summary.busyMs - b.summary.busyMs)
    .map((w) => `${x(w)},${y(w)}`)
    .join(' ');
  const ring =
    recommended === null
      ? ''
      : `<circle cx="${x(recommended)}" cy="${y(recommended)}" r="10" fill="none" stroke="#c53030" stroke-width="2"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<path d="M${MARGIN} ${MARGIN}V${HEIGHT - MARGIN}H${WIDTH - MARGIN}" fill="none" stroke="#4a5568"/>`,
    `<text x="${WIDTH / 2}" y="${HEIGHT - 16}" text-anchor="middle">busy time, ms (0 to ${busyMs.toFixed(0)})</text>`,
    `<text x="16" y="${HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 16 ${HEIGHT / 2})">mean regret (0 to ${regret.toFixed(3)})</text>`,
    ...finalists.map(dot),
    `<polyline points="${line}" fill="none" stroke="#2b6cb0"/>`,
    ring,
    '</svg>',
  ].join('');
}

function describe({ candidate: { policy, setting }, summary, feasible }: Weighed): string {
  const text = `${policy.mode}, ${setting.precision}: regret ${summary.regret.toFixed(4)}, p95 ${summary.p95Ms.toFixed(0)} ms, over ${(100 * summary.overShare).toFixed(1)} %, blind ${(100 * summary.blindShare).toFixed(1)} %${feasible ? '' : ', beyond the limits'}`;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
