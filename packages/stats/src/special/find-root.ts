/**
 * Where the increasing function `f` is zero in [low, high], by bisection to the last bit. Slow and safe: quantiles are asked for a few
 * times per verdict, and whoever simulates keeps them.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (;;) {
    const middle = a + (b - a) / 2;
    if (middle <= a || middle >= b) return middle;
    if (f(middle) < 0) a = middle;
    else b = middle;
  }
}
