/**
 * Adjusted p-values of Holm 1979: reject where the adjusted value is at most the level, and the chance of any false rejection among
 * all of them is at most the level, however they depend on each other. Used within a build. Order is kept.
 */
export function holm(pValues: readonly number[]): readonly number[] {
  const order = orderOf(pValues);
  const adjusted = Array.from<number>({ length: pValues.length });
  let largest = 0;
  order.forEach((index, place) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - place) * (pValues[index] as number)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/** Indices by ascending value. */
export function orderOf(values: readonly number[]): readonly number[] {
  return values.map((_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number));
}
