/** 0..count-1 sorted by bit-reversed value: every prefix is spread over the whole range (van der Corput 1935, base 2). */
export function frameOrder(count: number): number[] {
  const bits = Math.max(1, Math.ceil(Math.log2(count)));
  const reversed = (k: number) => Number.parseInt(k.toString(2).padStart(bits, '0').split('').toReversed().join(''), 2);
  return Array.from({ length: count }, (_, k) => k).toSorted((a, b) => reversed(a) - reversed(b));
}
