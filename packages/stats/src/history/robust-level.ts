/** Mean without the lowest and the highest fifth (rounded down), so that one spike among five runs has no say. */
export function trimmedMean(values: Float64Array): number {
  const sorted = values.slice().sort();
  const cut = Math.floor(sorted.length / 5);
  let sum = 0;
  for (let i = cut; i < sorted.length - cut; i += 1) sum += sorted[i] as number;
  return sum / (sorted.length - 2 * cut);
}

/** Mean of the values, those further than `limit` from `center` counted as that far. */
export function clippedMean(values: Float64Array, center: number, limit: number): number {
  let sum = 0;
  for (const value of values) sum += Math.max(-limit, Math.min(limit, value - center));
  return center + sum / values.length;
}
