import { armOrder } from '@framefarm/domain';
import type { Random } from '@framefarm/phone-model';
import {
  type FarmMetric,
  type IterationPool,
  type NoiseFamily,
  type SimulatedPhone,
  launchLog,
  launchNoise,
  runPair,
  simulatedPhone,
} from '@framefarm/simulated-farm';
import {
  type Estimate,
  type LookDecision,
  type SequentialPlan,
  decideLook,
  meanEstimate,
  momentsOf,
  randomEffects,
} from '@framefarm/stats';

/** What a simulated comparison is made of. Spreads are of logarithms. */
export interface World {
  readonly family: NoiseFamily;
  readonly metric: FarmMetric;
  readonly pool: IterationPool;
  /** Spread of log(B/A) of one pair under normal noise. */
  readonly pairSd: number;
  /** True change of build B, as B/A - 1. */
  readonly effect: number;
  /** Spread of the true change between phones. */
  readonly interactionSd: number;
  readonly areGatesOn: boolean;
}

export interface Tally {
  pairs: number;
  invalidPairs: number;
  waitedS: number;
}

/** Phones with a steady stream of pairs; an invalid pair is run again, as the protocol queues tainted runs. */
export function simulatedTier(world: World, phones: number, random: Random, tally: Tally) {
  const launchSd = Math.sqrt(Math.max(0, world.pairSd ** 2 / 2 - world.pool.sd[world.metric] ** 2));
  const tier = Array.from({ length: phones }, (_, i) => {
    const phone = simulatedPhone(`phone ${i}`, random);
    const noise = launchNoise(world.family, launchSd, random);
    const change = Math.log1p(world.effect) + world.interactionSd * random.normal();
    return { phone, noise, change, done: 0, isTurned: false };
  });
  /** log(B/A) of the next valid pair on that phone. */
  const next = (index: number): number => {
    const own = tier[index % phones] as (typeof tier)[number];
    if (own.done % 2 === 0) own.isTurned = random.uniform() < 0.5;
    for (;;) {
      const pair = runPair(own.phone, armOrder(own.done, own.isTurned), world.areGatesOn);
      tally.pairs += 1;
      tally.waitedS += pair.waitedS;
      if (pair.launches.length === 0 || pair.reasons.length > 0) {
        tally.invalidPairs += 1;
        own.noise();
        own.noise();
        restIfUnfit(own.phone, pair.launches.length);
        continue;
      }
      own.done += 1;
      let ratio = own.change;
      for (const launch of pair.launches) {
        const log = launchLog(world.metric, launch, own.noise(), world.pool, random);
        ratio += launch.arm === 'B' ? log : -log;
      }
      return ratio;
    }
  };
  return { next };
}

/** A phone that never became ready is charged and cooled by the farm, an hour's rest here. */
function restIfUnfit(phone: SimulatedPhone, launches: number): void {
  if (launches === 0) phone.wait(3600);
}

/** Runs a group-sequential plan on these phones, in turn. */
export function runSequentialPlan(world: World, plan: SequentialPlan, phones: number, random: Random, tally: Tally) {
  const tier = simulatedTier(world, phones, random, tally);
  const ratios: number[] = [];
  let decision: LookDecision = 'continue';
  for (let look = 0; decision === 'continue'; look += 1) {
    const { pairs } = plan.looks[look] as SequentialPlan['looks'][number];
    while (ratios.length < pairs) ratios.push(tier.next(ratios.length));
    ({ decision } = decideLook(plan, look, ratios));
  }
  return { decision, pairs: ratios.length };
}

/** Runs the fixed plan for the tier: equally many pairs on each phone, random effects over phones. */
export function runTierPlan(world: World, phones: number, pairsEach: number, random: Random, tally: Tally): Estimate {
  const tier = simulatedTier(world, phones, random, tally);
  const own = Array.from({ length: phones }, (_, index) =>
    momentsOf(Array.from({ length: pairsEach }, () => tier.next(index))),
  );
  const spread = own.reduce((sum, { variance }) => sum + variance, 0) / phones;
  const effects = own.map(({ mean }, i) => ({ device: `phone ${i}`, mean, variance: spread / pairsEach }));
  return (randomEffects(effects) ?? meanEstimate(own.map(({ mean }) => mean))) as Estimate;
}
