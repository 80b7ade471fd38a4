/** The values of a moving window in ascending order, so that ranks need no look at every value. */
export interface SortedWindow {
  /** Moves on to the values from `start` up to `end` (exclusive) of a buffer that only ever grows at its end. */
  readonly moveTo: (buffer: Float64Array, start: number, end: number) => void;
  /** Rank from 1 of a value that is in the window; equal values share their mean rank. */
  readonly midRank: (value: number) => number;
}

/** A window of at most `capacity` values. Moving by a run costs O(log capacity) comparisons and one block copy each way. */
export function createSortedWindow(capacity: number): SortedWindow {
  const sorted = new Float64Array(capacity + 1);
  let [from, to] = [0, 0];
  /** How many values are below `value`, or not above it. */
  const countBelow = (value: number, orEqual: boolean) => {
    let [low, high] = [0, to - from];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = sorted[middle] as number;
      if (other < value || (orEqual && other === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const add = (value: number) => {
    const place = countBelow(value, true);
    sorted.copyWithin(place + 1, place, to - from);
    sorted[place] = value;
    to += 1;
  };
  const removeOldest = (value: number) => {
    sorted.copyWithin(countBelow(value, false), countBelow(value, false) + 1, to - from);
    from += 1;
  };
  return {
    moveTo: (buffer, start, end) => {
      if (start < from || start > to) [from, to] = [start, start];
      while (from < start) removeOldest(buffer[from] as number);
      while (to < end) add(buffer[to] as number);
    },
    midRank: (value) => (countBelow(value, false) + countBelow(value, true) + 1) / 2,
  };
}
