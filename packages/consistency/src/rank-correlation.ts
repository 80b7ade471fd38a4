/**
 * Goodman and Kruskal's gamma: (pairs in the same order - pairs in the opposite one) / both, over the pairs that lie more than `leastGap`
 * apart in `a`; 1 when there is none. Source: Goodman and Kruskal, Measures of Association for Cross Classifications, JASA 49 (1954).
 */
export function rankCorrelation(a: readonly number[], b: readonly number[], leastGap = 0): number {
  let [same, opposite] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = i + 1; j < a.length; j++) {
      const [x, y] = [(a[i] ?? 0) - (a[j] ?? 0), (b[i] ?? 0) - (b[j] ?? 0)];
      if (Math.abs(x) <= leastGap || y === 0) continue;
      if (Math.sign(x) === Math.sign(y)) same += 1;
      else opposite += 1;
    }
  }
  return same + opposite === 0 ? 1 : (same - opposite) / (same + opposite);
}
