/** One detector's figures, in the same order of noises and of step sizes for all. */
export interface PictureRow {
  readonly name: string;
  /** Shares of histories without any change that got an alert. */
  readonly falseShares: readonly number[];
  /** Shares of steps found. */
  readonly recalls: readonly number[];
}

const COLOURS = ['#0b6e4f', '#c1666b', '#4a6fa5', '#e0a458'];
const [WIDTH, HEIGHT, TOP, BOTTOM] = [860, 320, 50, 260];
const y = (share: number) => BOTTOM - share * (BOTTOM - TOP);

/** An SVG: left the false alarms by noise, right the recall by step size. */
export function historyPicture(
  rows: readonly PictureRow[],
  noises: readonly string[],
  sizes: readonly number[],
): string {
  const left = noises.map((noise, i) => {
    const x = 60 + i * 85;
    const bars = rows.map(
      ({ falseShares }, k) =>
        `<rect x="${x + k * 16}" y="${y(falseShares[i] ?? 0).toFixed(1)}" width="14" height="${(BOTTOM - y(falseShares[i] ?? 0)).toFixed(1)}" fill="${COLOURS[k]}"/>`,
    );
    return [...bars, text(x + 32, BOTTOM + 16, noise)].join('');
  });
  const at = (i: number) => 480 + (i * 340) / (sizes.length - 1);
  const right = rows.map(({ recalls }, k) => {
    const points = recalls.map((recall, i) => `${at(i).toFixed(1)},${y(recall).toFixed(1)}`).join(' ');
    return `<polyline points="${points}" fill="none" stroke="${COLOURS[k]}" stroke-width="2.5"/>`;
  });
  const legend = rows.map(
    ({ name }, k) =>
      `<rect x="${60 + k * 130}" y="${HEIGHT - 26}" width="12" height="12" fill="${COLOURS[k]}"/>` +
      `<text x="${78 + k * 130}" y="${HEIGHT - 16}">${name}</text>`,
  );
  const axis = [0, 0.25, 0.5, 0.75, 1].flatMap((share) =>
    [50, 470].map(
      (x) => `<path d="M${x} ${y(share)}h360" stroke="#ddd"/>${text(x - 16, y(share) + 4, `${share * 100} %`)}`,
    ),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...axis,
    text(230, 28, 'No change: share of 100-run histories with an alert'),
    text(650, 28, 'A step 20 runs ago, SD 2 %: share found within 3 runs'),
    ...left,
    ...right,
    ...sizes.map((size, i) => text(at(i), BOTTOM + 16, `+${Math.round(size * 100)} %`)),
    ...legend,
    '</svg>\n',
  ].join('\n');
}

function text(x: number, at: number, content: string): string {
  return `<text x="${x.toFixed(1)}" y="${at.toFixed(1)}" text-anchor="middle">${content}</text>`;
}
