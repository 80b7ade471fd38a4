// Goal G1: how often a build that changed nothing is called changed.
import { seededRandom } from '@framefarm/phone-model';
import { NOISE_FAMILIES, type NoiseFamily, iterationPool } from '@framefarm/simulated-farm';
import {
  FROZEN_PARAMETERS,
  type SequentialPlan,
  armDifference,
  compareLaunches,
  sequentialPlan,
  shareUpperBound,
  tInterval,
} from '@framefarm/stats';
import { configurationHash } from './support/configuration-hash.ts';
import { peeks, pooledMannWhitneyP, rawArms } from './support/known-bad.ts';
import { runEval } from './support/run-eval.ts';
import { type Tally, type World, runSequentialPlan, runTierPlan } from './support/simulated-build.ts';

const { verdict, sequentialPlan: frozenPlan, tierPlan, comparisonsPerBuild } = FROZEN_PARAMETERS;
/** Pair spreads between which every comparison draws its own. */
const PAIR_SD = { from: 0.01, to: 0.043 };
const LARGEST_INTERACTION_SD = 0.02;
const PHONES = 6;
const ITERATIONS = 500;
const RAW = { launchesPerArm: 5, iterations: 100 };

interface Size {
  readonly builds: number;
  readonly rawComparisons: number;
  readonly poolLaunches: number;
}
interface Share {
  readonly hits: number;
  readonly of: number;
}

await runEval({
  name: 'aa',
  describe: 'false verdicts on builds that changed nothing (G1), simulated',
  run: ({ seed, quick }) => {
    const size: Size = quick
      ? { builds: 30, rawComparisons: 40, poolLaunches: 300 }
      : { builds: 4000, rawComparisons: 1500, poolLaunches: 4000 };
    console.log(`frozen configuration ${configurationHash()}; every number here is simulated`);
    const plan = sequentialPlan(frozenPlan.looks, {
      alpha: verdict.alpha / comparisonsPerBuild,
      allowedChange: verdict.allowedChange,
      passConfidence: frozenPlan.passConfidence,
    });
    console.log(
      'share of builds with any false verdict (24 comparisons on these phones; 8 on the tier), of single comparisons of raw launches',
    );
    const rows = NOISE_FAMILIES.map((family, i) => familyRow(family, seed + 1000 * (i + 1), plan, size));
    const sum = (key: 'phones' | 'tier' | 'raw' | 'pooled') =>
      rows.reduce((all, row) => ({ hits: all.hits + row[key].hits, of: all.of + row[key].of }), { hits: 0, of: 0 });
    const meanPairs = rows.reduce((total, row) => total + row.meanPairs, 0) / rows.length;
    console.log(`pairs per comparison: ${meanPairs.toFixed(1)} on average`);
    // a quick run is too small for the bound; it only shows that nothing is grossly wrong
    const overall = (key: 'raw' | 'pooled', name: string) => [
      {
        name: `${name}, upper 95 % bound`,
        figure: bound(sum(key)),
        operator: '<=' as const,
        limit: quick ? 0.08 : 0.015,
      },
    ];
    const familyWise = (key: 'phones' | 'tier', name: string) => {
      const worst = (of: (part: Share) => number) => Math.max(...rows.map((row) => of(row[key])));
      if (quick)
        return [
          { name: `${name}, false share of builds`, figure: rate(sum(key)), operator: '<=' as const, limit: 0.05 },
        ];
      return [
        {
          name: `${name}, false share of builds, worst family`,
          figure: worst(rate),
          operator: '<=' as const,
          limit: 0.01,
        },
        { name: `${name}, its upper 95 % bound`, figure: worst(bound), operator: '<=' as const, limit: 0.015 },
      ];
    };
    return {
      goals: [
        ...familyWise('phones', 'these phones'),
        ...familyWise('tier', 'the tier'),
        ...overall('raw', 'verdict on raw launches'),
      ],
      control: { what: 'Mann-Whitney over pooled iterations at 1 %', goals: overall('pooled', 'pooled') },
      details: { configuration: configurationHash(), simulated: true, rows, meanPairs },
    };
  },
});

function familyRow(family: NoiseFamily, seed: number, plan: SequentialPlan, size: Size) {
  const random = seededRandom(seed);
  const pool = iterationPool(family, random, size.poolLaunches, ITERATIONS);
  const tally: Tally = { pairs: 0, invalidPairs: 0, waitedS: 0 };
  const world = (interactionSd: number): World => ({
    family,
    metric: random.uniform() < 0.5 ? 'median' : 'p95',
    pool,
    pairSd: PAIR_SD.from + (PAIR_SD.to - PAIR_SD.from) * random.uniform(),
    effect: 0,
    interactionSd,
    areGatesOn: true,
  });
  let [pairs, peeking] = [0, 0];
  const phones = share(size.builds, () => {
    let isFalse = false;
    for (let i = 0; i < comparisonsPerBuild; i += 1) {
      const run = runSequentialPlan(world(0), plan, PHONES, random, tally);
      pairs += run.pairs;
      isFalse ||= run.decision === 'regress' || run.decision === 'improve';
    }
    return isFalse;
  });
  const tier = share(size.builds, () => {
    const interactionSd = LARGEST_INTERACTION_SD * random.uniform();
    let isFalse = false;
    for (let i = 0; i < tierPlan.primaryTests; i += 1) {
      const estimate = runTierPlan(world(interactionSd), tierPlan.devices, tierPlan.pairsPerDevice, random, tally);
      const [low, high] = tInterval(estimate, tierPlan.familyAlpha / tierPlan.primaryTests);
      isFalse ||= low > 0 || high < 0;
    }
    return isFalse;
  });
  const raw = { hits: 0, of: size.rawComparisons };
  const pooled = { hits: 0, of: size.rawComparisons };
  const lone = { hits: 0, of: size.rawComparisons };
  for (let i = 0; i < size.rawComparisons; i += 1) {
    const launchSd = world(0).pairSd / Math.SQRT2;
    const [a, b] = rawArms(world(0), launchSd, RAW, random);
    raw.hits += isCalled(a, b) ? 1 : 0;
    pooled.hits += pooledMannWhitneyP(a, b) < verdict.alpha ? 1 : 0;
    // each launch on a phone of its own session, two phones per arm, taken for independent
    lone.hits += isCalledUnpaired(random, launchSd) ? 1 : 0;
  }
  const peeked = Math.min(size.rawComparisons, 300);
  for (let i = 0; i < peeked; i += 1) peeking += peeks(world(0), PHONES, verdict.alpha, random, tally) ? 1 : 0;
  const percent = (part: Share) => `${(100 * rate(part)).toFixed(2)} %`;
  console.log(
    `${family.padEnd(10)} these phones ${percent(phones)}  the tier ${percent(tier)}  raw launches ${percent(raw)}  | known bad: pooled ${percent(pooled)}, other phones ${percent(lone)}, peeking ${percent({ hits: peeking, of: peeked })} | invalid pairs ${percent({ hits: tally.invalidPairs, of: tally.pairs })}`,
  );
  const meanPairs = pairs / (size.builds * comparisonsPerBuild);
  return {
    family,
    phones,
    tier,
    raw,
    pooled,
    otherPhones: lone,
    peeking: { hits: peeking, of: peeked },
    meanPairs,
    tally,
  };
}

/** The product's verdict on raw launches, unpaired, as `framefarm verdict` gives it. */
function isCalled(a: readonly Float64Array[], b: readonly Float64Array[]): boolean {
  const launch = (arm: 'A' | 'B') => (logs: Float64Array) => ({
    arm,
    values: logs.map((log) => Math.exp(log)),
    device: null,
    pair: null,
    id: null,
    build: null,
    body: null,
    os: null,
  });
  const launches = [...a.map(launch('A')), ...b.map(launch('B'))];
  const got = compareLaunches({ metric: 'median', alpha: null, allowedChange: null, launches, problems: [] });
  return got.verdict === 'regress' || got.verdict === 'improve';
}

/** Arms on different phones of a tier, runs treated as independent: three launches on each of two phones. */
function isCalledUnpaired(random: { normal(): number }, launchSd: number): boolean {
  const arm = () =>
    [0, 1].flatMap(() => {
      const phone = 0.08 * random.normal();
      return [0, 1, 2].map(() => phone + launchSd * random.normal());
    });
  const estimate = armDifference(arm(), arm());
  if (estimate === null) return false;
  const [low, high] = tInterval(estimate, verdict.alpha);
  return low > 0 || high < 0;
}

function share(n: number, isHit: () => boolean): Share {
  let hits = 0;
  for (let i = 0; i < n; i += 1) hits += isHit() ? 1 : 0;
  return { hits, of: n };
}

function rate({ hits, of }: Share): number {
  return hits / of;
}

function bound({ hits, of }: Share): number {
  return shareUpperBound(hits, of, 0.05);
}
