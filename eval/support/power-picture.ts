export interface PowerCell {
  readonly pairSd: number;
  readonly effect: number;
  /** Share of simulated builds called a regression. */
  readonly power: number;
  /** Share called a pass. */
  readonly passed: number;
  readonly meanPairs: number;
}

const CELL = { width: 92, height: 44 };
const LEFT = 92;
const TOP = 74;

/** The power surface as an SVG picture: pair spread down, true change across; share found and mean pairs in each cell. */
export function powerPicture(cells: readonly PowerCell[], title: string): string {
  const effects = [...new Set(cells.map(({ effect }) => effect))];
  const spreads = [...new Set(cells.map(({ pairSd }) => pairSd))];
  const [width, height] = [LEFT + effects.length * CELL.width + 16, TOP + spreads.length * CELL.height + 40];
  const text = (x: number, y: number, size: number, content: string, more = '') =>
    `<text x="${x}" y="${y}" font-size="${size}" ${more}>${content}</text>`;
  const middle = 'text-anchor="middle"';
  const columns = effects.map((effect, i) =>
    text(LEFT + (i + 0.5) * CELL.width, TOP - 10, 13, `${percent(effect)} slower`, middle),
  );
  const rows = spreads.map((pairSd, i) =>
    text(LEFT - 10, TOP + (i + 0.6) * CELL.height, 13, percent(pairSd), 'text-anchor="end"'),
  );
  const boxes = cells.map(({ effect, pairSd, power, meanPairs }) => {
    const [x, y] = [LEFT + effects.indexOf(effect) * CELL.width, TOP + spreads.indexOf(pairSd) * CELL.height];
    const ink = power > 0.55 ? '#fff' : '#111';
    return [
      `<rect x="${x}" y="${y}" width="${CELL.width - 2}" height="${CELL.height - 2}" rx="3" fill="${colour(power)}"/>`,
      text(x + CELL.width / 2 - 1, y + 19, 14, percent(power), `${middle} fill="${ink}"`),
      text(x + CELL.width / 2 - 1, y + 34, 10, `${meanPairs.toFixed(1)} pairs`, `${middle} fill="${ink}"`),
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" fill="#111">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(16, 26, 15, title),
    text(16, TOP - 10, 12, 'pair SD'),
    ...columns,
    ...rows,
    ...boxes,
    text(16, height - 14, 11, 'share of 2,000 simulated builds called a regression, and mean pairs until the verdict'),
    '</svg>\n',
  ].join('\n');
}

/** White to a dark blue. */
function colour(power: number): string {
  const mix = (from: number, to: number) => Math.round(from + (to - from) * power);
  return `rgb(${mix(240, 18)},${mix(244, 74)},${mix(250, 128)})`;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
