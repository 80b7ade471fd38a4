/** A figure with the ends of its 95 % interval. */
export interface Interval {
  readonly figure: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Percentile bootstrap (Efron & Tibshirani 1993, chapter 13) over contents: a resample draws whole contents with replacement, since rows of one
 * content are not independent. `figures` returns several figures of the same rows, so that differences between them stay paired.
 */
export function bootstrapOverContents<Row extends { readonly content: string }, Name extends string>(
  rows: readonly Row[],
  figures: (rows: readonly Row[]) => Readonly<Record<Name, number>>,
  random: () => number,
  resamples: number,
): Record<Name, Interval> {
  const contents = byContent(rows);
  const draws: Readonly<Record<Name, number>>[] = [];
  for (let draw = 0; draw < resamples; draw += 1) {
    draws.push(figures(contents.flatMap(() => contents[Math.floor(random() * contents.length)] ?? [])));
  }
  const end = (name: Name, share: number) => {
    const sorted = draws.map((draw) => draw[name]).sort((a, b) => a - b);
    return sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  };
  const whole = figures(rows);
  const interval = (name: Name): Interval => ({ figure: whole[name], low: end(name, 0.025), high: end(name, 0.975) });
  return Object.fromEntries((Object.keys(whole) as Name[]).map((name) => [name, interval(name)])) as Record<
    Name,
    Interval
  >;
}

function byContent<Row extends { readonly content: string }>(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.content);
    if (group === undefined) groups.set(row.content, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
