/** P(X <= k) for X ~ Binomial(n, p), 0 < p < 1, summed in logarithms so that n = 10,000 does not underflow. */
export function binomialCdf(k: number, n: number, p: number): number {
  let total = 0;
  let logChoose = 0;
  for (let i = 0; i <= Math.min(k, n); i += 1) {
    total += Math.exp(logChoose + i * Math.log(p) + (n - i) * Math.log1p(-p));
    logChoose += Math.log(n - i) - Math.log(i + 1);
  }
  return Math.min(1, total);
}
