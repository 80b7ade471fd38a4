/** Ranks from 1; equal values share the mean of their ranks. */
export function averageRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = Array.from({ length: values.length }, () => 0);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let place = start; place < end; place += 1) ranks[order[place] ?? 0] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, ties averaged (Kendall & Gibbons 1990, 3.7). NaN when one side is constant
 * or has fewer than two values. Six tied strengths against distinct scores can reach sqrt(1 - 1/36) = 0.986 at most.
 */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const ranksA = averageRanks(a);
  const ranksB = averageRanks(b);
  const middle = (a.length + 1) / 2;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i += 1) {
    const da = (ranksA[i] ?? 0) - middle;
    const db = (ranksB[i] ?? 0) - middle;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}
