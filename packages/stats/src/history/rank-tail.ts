import { normalCdf } from '../special/normal.ts';

/** Up to this size of the smaller side the distribution is counted exactly; beyond it the normal tail is close and errs upwards. */
const EXACT_UP_TO = 12;
const exactTails = new Map<number, Float64Array>();

/**
 * P(U <= u) when neither side of a split is special: U counts the pairs (before, after) in the wrong order, a tie as one half. Exact for up
 * to 12 values on one side (Mann and Whitney 1947: the counts are Gaussian binomial coefficients), else normal with continuity correction.
 * Holds for any continuous noise, and is too large rather than too small when values are tied.
 */
export function rankTail(u: number, n1: number, n2: number): number {
  if (Math.min(n1, n2) <= EXACT_UP_TO) {
    const tail = exactTail(Math.min(n1, n2), Math.max(n1, n2));
    return tail[Math.min(Math.ceil(u), tail.length - 1)] as number;
  }
  const sd = Math.sqrt((n1 * n2 * (n1 + n2 + 1)) / 12);
  return normalCdf((u + 0.5 - (n1 * n2) / 2) / sd);
}

function exactTail(small: number, large: number): Float64Array {
  const key = small * 2 ** 20 + large;
  const known = exactTails.get(key);
  if (known) return known;
  const half = Math.ceil((small * large) / 2);
  const counts = new Float64Array(half + 1);
  counts[0] = 1;
  let total = 1;
  for (let i = 1; i <= small; i += 1) {
    // times (1 - x^(large + i)) / (1 - x^i)
    for (let u = half; u >= large + i; u -= 1) counts[u] = (counts[u] as number) - (counts[u - large - i] as number);
    for (let u = i; u <= half; u += 1) counts[u] = (counts[u] as number) + (counts[u - i] as number);
    total *= (large + i) / i;
  }
  let sum = 0;
  const tail = counts.map((count) => (sum += count) / total);
  exactTails.set(key, tail);
  return tail;
}
