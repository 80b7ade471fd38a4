/**
 * Which values lie outside median +- 3 (P90 - P10) of the `window` values around them (Barrett et al. 2017, "Virtual machine warmup blows hot
 * and cold", 4.1). Flagged, never deleted: only the segmentation does not see them.
 */
export function flagOutliers(values: Float64Array, window: number): Uint8Array {
  const n = values.length;
  const width = Math.min(window, n);
  const flags = new Uint8Array(n);
  const sorted = Array.from(values.subarray(0, width)).sort((a, b) => a - b);
  let start = 0;
  for (let i = 0; i < n; i += 1) {
    const wanted = Math.min(Math.max(0, i - Math.floor(width / 2)), n - width);
    while (start < wanted) {
      sorted.splice(placeOf(sorted, values[start] as number), 1);
      const next = values[start + width] as number;
      sorted.splice(placeOf(sorted, next), 0, next);
      start += 1;
    }
    const at = (share: number) => sorted[Math.round(share * (width - 1))] as number;
    const spread = at(0.9) - at(0.1);
    flags[i] = Math.abs((values[i] as number) - at(0.5)) > 3 * spread ? 1 : 0;
  }
  return flags;
}

/** Index of the first element that is not below `value`. */
function placeOf(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
