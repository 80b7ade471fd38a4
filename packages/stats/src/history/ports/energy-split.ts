/**
 * The split (tau, kappa) of a window with the largest Q(X, Y), X = [0, tau), Y = [tau, kappa): the energy distance with unbiased
 * within-sample terms, alpha = 1 (Matteson and James 2014, equations 7 and 9). Returns tau and Q. O(n^2).
 */
export function bestEnergySplit(window: Float64Array): { readonly at: number; readonly energy: number } {
  const n = window.length;
  // right[i * n + j]: sum of distances from i to i + 1 ... j
  const right = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    for (let j = i + 1; j < n; j += 1) {
      sum += Math.abs((window[i] as number) - (window[j] as number));
      right[i * n + j] = sum;
    }
  }
  const withinBefore = new Float64Array(n + 1);
  for (let tau = 2; tau <= n; tau += 1) {
    let toLast = 0;
    for (let i = 0; i < tau - 1; i += 1) toLast += Math.abs((window[i] as number) - (window[tau - 1] as number));
    withinBefore[tau] = (withinBefore[tau - 1] as number) + toLast;
  }
  // for each kappa: all distances in [0, kappa) = within X + within Y + between
  const found = new Float64Array(n).fill(-Infinity);
  for (let kappa = 2; kappa <= n; kappa += 1) {
    let within = 0;
    for (let tau = kappa - 1; tau >= 1; tau -= 1) {
      within += right[tau * n + kappa - 1] as number;
      const x = withinBefore[tau] as number;
      const between = (withinBefore[kappa] as number) - x - within;
      const m = kappa - tau;
      const q =
        (2 / kappa) * between -
        (tau > 1 ? ((2 * m) / kappa / (tau - 1)) * x : 0) -
        (m > 1 ? ((2 * tau) / kappa / (m - 1)) * within : 0);
      if (q > (found[tau] as number)) found[tau] = q;
    }
  }
  let [best, at] = [-Infinity, 1];
  for (let tau = 1; tau < n; tau += 1) if ((found[tau] as number) > best) [best, at] = [found[tau] as number, tau];
  return { at, energy: best };
}
