import { studentQuantile, studentTwoSidedP } from '../special/student-t.ts';
import { momentsOf } from './moments.ts';

/** An estimate with its standard error; everything that a t statement needs. */
export interface Estimate {
  readonly mean: number;
  readonly se: number;
  readonly df: number;
}

/** The mean of independent values, one per launch or pair; null below two values. */
export function meanEstimate(values: readonly number[]): Estimate | null {
  const { n, mean, variance } = momentsOf(values);
  return n < 2 ? null : { mean, se: Math.sqrt(variance / n), df: n - 1 };
}

/**
 * The difference of means `second - first` of two independent arms without assuming equal variances (Welch 1947, degrees of freedom by
 * Satterthwaite 1946); null when an arm has fewer than two values.
 */
export function welchEstimate(first: readonly number[], second: readonly number[]): Estimate | null {
  const [a, b] = [momentsOf(first), momentsOf(second)];
  if (a.n < 2 || b.n < 2) return null;
  const [va, vb] = [a.variance / a.n, b.variance / b.n];
  const df = va + vb === 0 ? a.n + b.n - 2 : (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  return { mean: b.mean - a.mean, se: Math.sqrt(va + vb), df };
}

/** The two-sided interval of coverage 1 - alpha. */
export function tInterval({ mean, se, df }: Estimate, alpha: number): readonly [number, number] {
  const half = studentQuantile(1 - alpha / 2, df) * se;
  return [mean - half, mean + half];
}

/** Two-sided p-value of "the mean is zero"; 1 when there is no spread and no difference. */
export function tTestP({ mean, se, df }: Estimate): number {
  if (se === 0) return mean === 0 ? 1 : 0;
  return studentTwoSidedP(mean / se, df);
}
