import { trimmedMean } from './robust-level.ts';

/**
 * Where between `from` and `to` (inclusive) a step known to lie near `at` is most likely: the split with the least sum of absolute
 * deviations from the levels on its two sides, which are found again once.
 */
export function locateStep(window: Float64Array, at: number, [from, to]: readonly [number, number]): number {
  let place = at;
  for (let round = 0; round < 2; round += 1) {
    const before = trimmedMean(window.subarray(0, place));
    const after = trimmedMean(window.subarray(place));
    let [gain, most] = [0, -Infinity];
    for (let i = 0; i < to; i += 1) {
      const value = window[i] as number;
      gain += Math.abs(value - after) - Math.abs(value - before);
      if (i + 1 >= from && gain > most) [most, place] = [gain, i + 1];
    }
  }
  return place;
}
