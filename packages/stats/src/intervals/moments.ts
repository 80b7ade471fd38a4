export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sample variance with divisor n - 1; 0 for one value. */
  readonly variance: number;
}

/** Mean and variance in two passes; NaN mean for no values. */
export function momentsOf(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
