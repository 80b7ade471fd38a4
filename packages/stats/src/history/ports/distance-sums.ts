/**
 * Of each value, the sum of absolute distances to all earlier and to all later ones. O(n log n): a Fenwick tree over the ranks holds count
 * and sum of the values seen so far.
 */
export function distanceSums(values: Float64Array): { toEarlier: Float64Array; toLater: Float64Array } {
  const n = values.length;
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const rank = new Uint32Array(n);
  const toAll = new Float64Array(n);
  let total = 0;
  for (const value of values) total += value;
  let below = 0;
  order.forEach((i, place) => {
    const value = values[i] as number;
    rank[i] = place + 1;
    toAll[i] = value * place - below + (total - below - value * (n - place));
    below += value;
  });
  const counts = new Float64Array(n + 1);
  const sums = new Float64Array(n + 1);
  const toEarlier = new Float64Array(n);
  const toLater = new Float64Array(n);
  let seen = 0;
  for (let i = 0; i < n; i += 1) {
    const value = values[i] as number;
    let [less, sumLess] = [0, 0];
    for (let k = rank[i] as number; k > 0; k &= k - 1) {
      less += counts[k] as number;
      sumLess += sums[k] as number;
    }
    toEarlier[i] = value * less - sumLess + (seen - sumLess - value * (i - less));
    toLater[i] = (toAll[i] as number) - (toEarlier[i] as number);
    for (let k = rank[i] as number; k <= n; k += k & -k) {
      counts[k] = (counts[k] as number) + 1;
      sums[k] = (sums[k] as number) + value;
    }
    seen += value;
  }
  return { toEarlier, toLater };
}
