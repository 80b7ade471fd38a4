/** The items that no other item beats: at most as much of everything and less of something. In the order given. */
export function paretoFront<T>(items: readonly T[], costsOf: (item: T) => readonly number[]): T[] {
  const costs = items.map(costsOf);
  return items.filter(
    (_, i) => !costs.some((other, k) => k !== i && beats(other, costs[i] as readonly number[], k < i)),
  );
}

/** Of two that are equal in everything the first stays. */
function beats(a: readonly number[], b: readonly number[], isFirst: boolean): boolean {
  let less = false;
  for (let i = 0; i < a.length; i += 1) {
    if ((a[i] as number) > (b[i] as number)) return false;
    if ((a[i] as number) < (b[i] as number)) less = true;
  }
  return less || isFirst;
}
