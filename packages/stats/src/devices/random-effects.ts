import type { Estimate } from '../intervals/t-interval.ts';

/** The effect on one phone: mean log ratio and the variance of that mean. */
export interface DeviceEffect {
  readonly device: string;
  readonly mean: number;
  readonly variance: number;
}

export interface RandomEffects extends Estimate {
  /** Standard deviation between phones of the true effect, log units. */
  readonly tau: number;
}

/**
 * The mean effect over the population that the phones were drawn from ("the tier"): between-phone variance by Paule and Mandel 1982,
 * standard error and t with k - 1 degrees of freedom by Hartung and Knapp 2001 and Sidik and Jonkman 2002. With equally many pairs per
 * phone it is Student's t over the means of the phones. Null below two phones. Variances must be above zero.
 */
export function randomEffects(effects: readonly DeviceEffect[]): RandomEffects | null {
  if (effects.length < 2) return null;
  const tau2 = pauleMandel(effects);
  const { mean, weights, total } = pooled(effects, tau2);
  const df = effects.length - 1;
  const spread = effects.reduce((sum, { mean: y }, i) => sum + (weights[i] as number) * (y - mean) ** 2, 0);
  return { mean, se: Math.sqrt(spread / (df * total)), df, tau: Math.sqrt(tau2) };
}

/** The variance at which the generalised Q statistic equals its expectation k - 1; 0 when it is below already. Q falls as it grows. */
function pauleMandel(effects: readonly DeviceEffect[]): number {
  const excess = (tau2: number) => {
    const { mean, weights } = pooled(effects, tau2);
    const q = effects.reduce((sum, { mean: y }, i) => sum + (weights[i] as number) * (y - mean) ** 2, 0);
    return q - (effects.length - 1);
  };
  if (excess(0) <= 0) return 0;
  let high = Math.max(...effects.map(({ variance }) => variance));
  while (excess(high) > 0) high *= 2;
  let low = 0;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
}

function pooled(effects: readonly DeviceEffect[], tau2: number) {
  const weights = effects.map(({ variance }) => 1 / (variance + tau2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = effects.reduce((sum, { mean: y }, i) => sum + (weights[i] as number) * y, 0) / total;
  return { mean, weights, total };
}
