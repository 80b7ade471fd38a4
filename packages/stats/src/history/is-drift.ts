const CLIP = 3;

/**
 * Whether a straight line through the window fits about as well as a step does: the step's lead in explained squares is under `margin`
 * noise variances. Spikes are clipped first.
 */
export function isDrift(
  window: Float64Array,
  split: { readonly at: number; readonly before: number; readonly after: number; readonly sd: number },
  margin: number,
): boolean {
  const { at, before, after, sd } = split;
  const n = window.length;
  const low = Math.min(before, after) - CLIP * sd;
  const high = Math.max(before, after) + CLIP * sd;
  const unit = Math.abs(after - before);
  let [sum, sumBefore, product] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    // from a level and in its units, so that large values with little noise keep their digits and squares do not overflow
    const value = (Math.max(low, Math.min(high, window[i] as number)) - before) / unit;
    sum += value;
    if (i < at) sumBefore += value;
    product += value * (i - (n - 1) / 2);
  }
  const byStep = sumBefore ** 2 / at + (sum - sumBefore) ** 2 / (n - at) - sum ** 2 / n;
  const byLine = product ** 2 / ((n * (n * n - 1)) / 12);
  return byStep - byLine < margin * (sd / unit) ** 2;
}
