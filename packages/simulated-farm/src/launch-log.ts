import type { Random } from '@framefarm/phone-model';
import { FARM_PARAMETERS } from './farm-parameters.ts';
import type { IterationPool } from './iteration-pool.ts';
import { type NoiseFamily, iterationNoise } from './noise-family.ts';
import type { LaunchConditions } from './simulated-phone.ts';

export type FarmMetric = 'median' | 'p95';

/** Log of a launch's metric without its phone and build: conditions, the launch's own effect, and a drawn summary of its iterations. */
export function launchLog(
  metric: FarmMetric,
  { log, burstShare }: LaunchConditions,
  launchEffect: number,
  pool: IterationPool,
  random: Random,
): number {
  const summaries = pool[metric];
  const summary = summaries[Math.floor(random.uniform() * summaries.length)] as number;
  return log + launchEffect + summary + burstShift(metric, burstShare);
}

/** All iterations of a launch in milliseconds: cold start, noise, and the stretch during which a burst ran. */
export function launchValues(
  family: NoiseFamily,
  iterations: number,
  { log, burstShare }: LaunchConditions,
  launchEffect: number,
  random: Random,
): number[] {
  const { coldIterations, coldFactor, millisecondsPerIteration, burstFactor } = FARM_PARAMETERS;
  const noise = iterationNoise(family, iterations, random);
  const burstFrom = Math.floor(random.uniform() * (1 - burstShare) * iterations);
  const burstTo = burstFrom + burstShare * iterations;
  return Array.from(noise, (drawn, i) => {
    const cold = i < coldIterations.value ? coldFactor.value ** (1 - i / coldIterations.value) : 1;
    const burst = i >= burstFrom && i < burstTo ? burstFactor.value : 1;
    return millisecondsPerIteration.value * cold * burst * Math.exp(log + launchEffect + drawn);
  });
}

/** What a burst over a share of the iterations does to a quantile: all of its height once the quantile lies inside it. */
function burstShift(metric: FarmMetric, burstShare: number): number {
  const quantile = metric === 'median' ? 0.5 : 0.95;
  const inside = burstShare >= 1 - quantile ? 1 : 0;
  const nearby = 0.05 * burstShare;
  return inside === 1 ? Math.log(FARM_PARAMETERS.burstFactor.value) : nearby;
}
