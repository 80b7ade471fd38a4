/**
 * The quantile `q` (0..1) of the values by linear interpolation of order statistics (Hyndman and Fan 1996, type 7; numpy's default).
 * Null for no values.
 */
export function quantile(values: readonly number[] | Float64Array, q: number): number | null {
  if (values.length === 0) return null;
  return quantileOfSorted(ascending(values), q);
}

/** As {@link quantile}, of at least one value in ascending order. */
export function quantileOfSorted(sorted: Float64Array, q: number): number {
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)] as number;
  const high = sorted[Math.ceil(place)] as number;
  return low + (high - low) * (place - Math.floor(place));
}

/** The middle value, or the mean of the two in the middle, of at least one value. */
export function median(values: readonly number[] | Float64Array): number {
  return quantileOfSorted(ascending(values), 0.5);
}

/** A sorted copy; a typed array sorts a million numbers without a comparator. */
export function ascending(values: readonly number[] | Float64Array): Float64Array {
  return Float64Array.from(values).sort();
}
