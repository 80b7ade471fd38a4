/**
 * Starts of the segments (the first is 0) of the best segmentation by normal likelihood with changing mean and variance: PELT (Killick,
 * Fearnhead and Eckley 2012) minimises the sum of n log(variance) per segment plus `penalty` per change. Changes lie on multiples of `step`, and
 * no segment is shorter than `minLength`. `varianceFloor` keeps constant stretches from costing minus infinity.
 */
export function pelt(
  values: Float64Array,
  { penalty, minLength, step, varianceFloor }: PeltOptions,
): readonly number[] {
  const cost = normalCost(values, varianceFloor);
  const ends = gridOf(values.length, step);
  const best = new Map<number, number>([[0, -penalty]]);
  const previous = new Map<number, number>();
  let candidates: number[] = [0];
  for (const end of ends) {
    let [least, from] = [Infinity, 0];
    const totals = candidates.map((start) => {
      if (end - start < minLength) return null;
      const total = (best.get(start) as number) + cost(start, end) + penalty;
      if (total < least) [least, from] = [total, start];
      return total;
    });
    if (least === Infinity) continue;
    best.set(end, least);
    previous.set(end, from);
    // a start that is already dearer without a further penalty can never become the best again
    candidates = candidates.filter((_, i) => totals[i] === null || (totals[i] as number) - penalty <= least);
    candidates.push(end);
  }
  const starts: number[] = [];
  for (let at = previous.get(values.length) ?? 0; at > 0; at = previous.get(at) ?? 0) starts.push(at);
  return [0, ...starts.toReversed()];
}

export interface PeltOptions {
  readonly penalty: number;
  readonly minLength: number;
  readonly step: number;
  readonly varianceFloor: number;
}

function gridOf(n: number, step: number): readonly number[] {
  const ends = Array.from({ length: Math.ceil(n / step) - 1 }, (_, i) => (i + 1) * step);
  return [...ends, n];
}

/** n log(variance) of values[start, end) by prefix sums, about the overall mean so that no digits cancel. */
function normalCost(values: Float64Array, varianceFloor: number): (start: number, end: number) => number {
  const n = values.length;
  const centre = values.reduce((sum, value) => sum + value, 0) / n;
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 1) {
    const value = (values[i] as number) - centre;
    sums[i + 1] = (sums[i] as number) + value;
    squares[i + 1] = (squares[i] as number) + value * value;
  }
  return (start, end) => {
    const length = end - start;
    const mean = ((sums[end] as number) - (sums[start] as number)) / length;
    const variance = ((squares[end] as number) - (squares[start] as number)) / length - mean * mean;
    return length * Math.log(Math.max(variance, varianceFloor));
  };
}
