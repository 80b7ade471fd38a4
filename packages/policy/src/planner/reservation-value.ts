/** Standard normal density. */
const density = (u: number): number => Math.exp((-u * u) / 2) / Math.sqrt(2 * Math.PI);

/** Standard normal distribution function (Abramowitz and Stegun, Handbook, 26.2.17; error below 7.5e-8). */
export function distribution(u: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(u));
  const polynomial = 0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)));
  const tail = density(u) * t * polynomial;
  return u >= 0 ? 1 - tail : tail;
}

/** Expected excess of a standard normal value over u: E max(Z - u, 0). */
export const expectedExcess = (u: number): number => density(u) - u * (1 - distribution(u));

const REACH = 6;
const EXCESS_CELLS = 1200;
const EXCESS = Float64Array.from({ length: EXCESS_CELLS + 1 }, (_, i) =>
  expectedExcess(-REACH + (2 * REACH * i) / EXCESS_CELLS),
);

/** `expectedExcess` from a table of step 0.01, for the inner loop. */
export function quickExcess(u: number): number {
  if (u <= -REACH) return -u;
  if (u >= REACH) return 0;
  return EXCESS[Math.trunc((u + REACH) * (EXCESS_CELLS / (2 * REACH)))] as number;
}

const CELLS = 4096;
const LEAST_COST = 1e-9;
const LOG_LEAST = Math.log(LEAST_COST);
const CELLS_PER_LOG = CELLS / (Math.log(REACH) - LOG_LEAST);
const RESERVATION = Float64Array.from({ length: CELLS + 1 }, (_, i) =>
  inverseExcess(Math.exp(LOG_LEAST + i / CELLS_PER_LOG)),
);

/**
 * The u whose expected excess is `cost`: the reservation value of a box of mean 0 and standard deviation 1 that costs `cost` to open
 * (Weitzman 1979, Optimal Search for the Best Alternative). From a log-spaced table; the step is below 0.01.
 */
export function reservationValue(cost: number): number {
  if (cost >= REACH) return -cost;
  const cell = Math.trunc((Math.log(Math.max(LEAST_COST, cost)) - LOG_LEAST) * CELLS_PER_LOG);
  return RESERVATION[cell] as number;
}

function inverseExcess(cost: number): number {
  let low = -REACH - 1;
  let high = REACH + 1;
  for (let halving = 0; halving < 50; halving += 1) {
    const middle = (low + high) / 2;
    if (expectedExcess(middle) > cost) low = middle;
    else high = middle;
  }
  return low;
}
