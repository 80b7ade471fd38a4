import { orderOf } from './holm.ts';

/**
 * Adjusted p-values of Benjamini and Hochberg 1995: of what is reported at adjusted value <= q, at most the share q is false on average, for
 * independent or positively dependent tests. Used for the weekly report over builds, never for a gate. Order is kept.
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const n = pValues.length;
  const adjusted = Array.from<number>({ length: n });
  let least = 1;
  orderOf(pValues)
    .toReversed()
    .forEach((index, fromTop) => {
      least = Math.min(least, ((pValues[index] as number) * n) / (n - fromTop));
      adjusted[index] = least;
    });
  return adjusted;
}
