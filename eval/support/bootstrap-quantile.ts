import type { Random } from '@framefarm/phone-model';
import { ascending, quantileOfSorted, regularizedBeta } from '@framefarm/stats';

/** The two usual bootstrap intervals of a quantile (percentile method), to be shown beside the order statistics. */
export function bootstrapIntervals(values: Float64Array, q: number, draws: number, level: number, random: Random) {
  const weights = harrellDavisWeights(values.length, q);
  const [plain, harrellDavis] = [new Float64Array(draws), new Float64Array(draws)];
  for (let draw = 0; draw < draws; draw += 1) {
    const sorted = values.map(() => values[Math.floor(random.uniform() * values.length)] as number).sort();
    plain[draw] = quantileOfSorted(sorted, q);
    harrellDavis[draw] = sorted.reduce((sum, value, i) => sum + value * (weights[i] as number), 0);
  }
  return { bootstrap: middle(plain, level), harrellDavis: middle(harrellDavis, level) };
}

/** Weights of the order statistics in the estimator of Harrell and Davis 1982. */
function harrellDavisWeights(n: number, q: number): Float64Array {
  const cdf = (i: number) => regularizedBeta(i / n, q * (n + 1), (1 - q) * (n + 1));
  return Float64Array.from({ length: n }, (_, i) => cdf(i + 1) - cdf(i));
}

function middle(draws: Float64Array, level: number): readonly [number, number] {
  const sorted = ascending(draws);
  return [quantileOfSorted(sorted, (1 - level) / 2), quantileOfSorted(sorted, (1 + level) / 2)];
}
