export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sample variance with divisor n - 1; 0 for one value. */
  readonly variance: number;
}

/** Mean and variance in two passes; NaN mean for no values. */
export function momentsOf(values: readonly number[] | Float64Array): Moments {
  const n = values.length;
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / n;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
