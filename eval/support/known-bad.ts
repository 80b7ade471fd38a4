import type { Random } from '@framefarm/phone-model';
import { iterationNoise, launchNoise } from '@framefarm/simulated-farm';
import { meanEstimate, normalCdf, tTestP } from '@framefarm/stats';
import { type Tally, type World, simulatedTier } from './simulated-build.ts';

/** Two arms of launches with all their iterations, as logarithms; launches run in a row on one phone and arms are drawn by lot. */
export function rawArms(
  world: World,
  launchSd: number,
  { launchesPerArm, iterations }: { readonly launchesPerArm: number; readonly iterations: number },
  random: Random,
): readonly [readonly Float64Array[], readonly Float64Array[]] {
  const noise = launchNoise(world.family, launchSd, random);
  const launches = Array.from({ length: 2 * launchesPerArm }, () => {
    const effect = noise();
    const logs = iterationNoise(world.family, iterations, random).map((log) => log + effect);
    return { logs, lot: random.uniform() };
  });
  const drawn = launches.toSorted((one, other) => one.lot - other.lot).map(({ logs }) => logs);
  return [drawn.slice(0, launchesPerArm), drawn.slice(launchesPerArm)];
}

/** p-value of Mann and Whitney's U by its normal approximation, every iteration taken for independent: what is usually done, and wrong. */
export function pooledMannWhitneyP(a: readonly Float64Array[], b: readonly Float64Array[]): number {
  const all = [...a, ...b].flatMap((launch, i) => Array.from(launch, (value) => ({ value, isB: i >= a.length })));
  all.sort((one, other) => one.value - other.value);
  const n = all.filter(({ isB }) => isB).length;
  const m = all.length - n;
  const ranks = all.reduce((sum, { isB }, i) => sum + (isB ? i + 1 : 0), 0);
  const z = (ranks - (n * (n + 1)) / 2 - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  return 2 * normalCdf(-Math.abs(z));
}

/** Whether a t test after each pair from the third to the 30th ever says p < alpha: looking without a plan. */
export function peeks(world: World, phones: number, alpha: number, random: Random, tally: Tally): boolean {
  const tier = simulatedTier(world, phones, random, tally);
  const ratios: number[] = [];
  while (ratios.length < 30) {
    ratios.push(tier.next(ratios.length));
    const estimate = ratios.length < 3 ? null : meanEstimate(ratios);
    if (estimate !== null && tTestP(estimate) < alpha) return true;
  }
  return false;
}
