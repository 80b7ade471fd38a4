// Goal G2: how surely a real change is found, and after how many pairs. The whole surface, not only the cells that have a goal.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '@framefarm/phone-model';
import { type FarmMetric, type IterationPool, iterationPool } from '@framefarm/simulated-farm';
import { FROZEN_PARAMETERS, type SequentialPlan, sequentialPlan, tInterval } from '@framefarm/stats';
import { configurationHash } from './support/configuration-hash.ts';
import { type PowerCell, powerPicture } from './support/power-picture.ts';
import { runEval } from './support/run-eval.ts';
import { type Tally, type World, runSequentialPlan, runTierPlan } from './support/simulated-build.ts';

const { verdict, sequentialPlan: frozenPlan, tierPlan, comparisonsPerBuild } = FROZEN_PARAMETERS;
const EFFECTS = [0, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1];
const PAIR_SDS = [0.01, 0.02, 0.03, 0.043, 0.05, 0.07];
const PHONES = 10;
const ITERATIONS = 500;
const PICTURE = path.join(import.meta.dirname, '../docs/images/power-surface.svg');

await runEval({
  name: 'power',
  describe: 'power of the frozen plans (G2), simulated; --write keeps the picture of the surface',
  options: { write: { type: 'boolean' } },
  run: ({ seed, quick, values }) => {
    const builds = quick ? 60 : 2000;
    const random = seededRandom(seed);
    const pool = iterationPool('gaussian', random, quick ? 300 : 4000, ITERATIONS);
    const tally: Tally = { pairs: 0, invalidPairs: 0, waitedS: 0 };
    console.log(`frozen configuration ${configurationHash()}; every number here is simulated`);
    const planAt = (looks: readonly number[]) =>
      sequentialPlan(looks, {
        alpha: verdict.alpha / comparisonsPerBuild,
        allowedChange: verdict.allowedChange,
        passConfidence: frozenPlan.passConfidence,
      });
    const plan = planAt(frozenPlan.looks);
    const cellOf = (metric: FarmMetric, pairSd: number, effect: number, cellPlan: SequentialPlan): PowerCell => {
      let [found, passed, pairs] = [0, 0, 0];
      for (let i = 0; i < builds; i += 1) {
        const run = runSequentialPlan(world(metric, pool, pairSd, effect, 0), cellPlan, PHONES, random, tally);
        found += run.decision === 'regress' ? 1 : 0;
        passed += run.decision === 'pass' ? 1 : 0;
        pairs += run.pairs;
      }
      return { pairSd, effect, power: found / builds, passed: passed / builds, meanPairs: pairs / builds };
    };

    const surface = PAIR_SDS.flatMap((pairSd) => EFFECTS.map((effect) => cellOf('p95', pairSd, effect, plan)));
    printTable(surface);
    console.log(
      `called a pass although slower by the allowed 3 %, by pair SD: ${surface
        .filter(({ effect }) => effect === 0.03)
        .map(({ passed }) => passed.toFixed(3))
        .join(', ')}; by 5 %: ${surface
        .filter(({ effect }) => effect === 0.05)
        .map(({ passed }) => passed.toFixed(3))
        .join(', ')}`,
    );
    const cell = (pairSd: number, effect: number) =>
      surface.find((one) => one.pairSd === pairSd && one.effect === effect) as PowerCell;
    const median = cellOf('median', 0.02, 0.05, planAt(frozenPlan.shortLooks));
    const tier = tierPower(builds, { world: world('p95', pool, 0.03, 0.05, 0.01), random, tally });
    const unpaired = fixedUnpaired(builds, 0.05, random);
    console.log(
      `median at pair SD 2 %, at most 20 pairs: ${median.power.toFixed(3)} after ${median.meanPairs.toFixed(1)} pairs; tier of ${tierPlan.devices} phones x ${tierPlan.pairsPerDevice} pairs: ${tier.toFixed(3)}; invalid pairs ${((100 * tally.invalidPairs) / tally.pairs).toFixed(2)} %, mean cool-down ${(tally.waitedS / tally.pairs).toFixed(0)} s per pair`,
    );
    if (values['write'] === true) {
      writeFileSync(
        PICTURE,
        powerPicture(
          surface,
          `Power of the p95 plan on these phones at 1 % over 24 comparisons (simulated, ${configurationHash()})`,
        ),
      );
      console.log(`wrote ${path.basename(PICTURE)}`);
    }
    // a quick run has too few builds for the last percent
    const least = (limit: number) => (quick ? Number((limit - 0.1).toFixed(3)) : limit);
    return {
      goals: [
        {
          name: 'p95 +5 % at pair SD 4.3 %, 24 tests',
          figure: cell(0.043, 0.05).power,
          operator: '>=',
          limit: least(0.95),
        },
        { name: 'its mean pairs', figure: cell(0.043, 0.05).meanPairs, operator: '<=', limit: 27 },
        { name: 'mean pairs when nothing changed', figure: cell(0.043, 0).meanPairs, operator: '<=', limit: 14 },
        { name: 'median +5 % at pair SD 2 %', figure: median.power, operator: '>=', limit: least(0.95) },
        { name: '+10 % at pair SD 7 %', figure: cell(0.07, 0.1).power, operator: '>=', limit: least(0.99) },
        { name: 'the tier, p95 +5 %, 8 tests', figure: tier, operator: '>=', limit: least(0.95) },
      ],
      control: {
        what: 'ten launches each on different phones, t at the same level',
        goals: [{ name: 'p95 +5 %', figure: unpaired, operator: '>=', limit: least(0.95) }],
      },
      details: { configuration: configurationHash(), simulated: true, surface, median, tier },
    };
  },
});

function world(metric: FarmMetric, pool: IterationPool, pairSd: number, effect: number, interactionSd: number): World {
  return { family: 'gaussian', metric, pool, pairSd, effect, interactionSd, areGatesOn: true };
}

function tierPower(
  builds: number,
  {
    world: at,
    random,
    tally,
  }: { readonly world: World; readonly random: ReturnType<typeof seededRandom>; readonly tally: Tally },
): number {
  let found = 0;
  for (let i = 0; i < builds; i += 1) {
    const estimate = runTierPlan(at, tierPlan.devices, tierPlan.pairsPerDevice, random, tally);
    found += tInterval(estimate, tierPlan.familyAlpha / tierPlan.primaryTests)[0] > 0 ? 1 : 0;
  }
  return found / builds;
}

/** What a farm without pairs has: phones differ by 8 %, and the same number of launches is spread over them. */
function fixedUnpaired(builds: number, effect: number, random: ReturnType<typeof seededRandom>): number {
  let found = 0;
  for (let i = 0; i < builds; i += 1) {
    const logs = Array.from({ length: 30 }, () => Math.log1p(effect) + Math.SQRT2 * 0.08 * random.normal());
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
    const interval = tInterval(
      { mean, se: Math.sqrt(variance / logs.length), df: 29 },
      verdict.alpha / comparisonsPerBuild,
    );
    found += interval[0] > 0 ? 1 : 0;
  }
  return found / builds;
}

function printTable(surface: readonly PowerCell[]): void {
  console.log(`p95 on these phones, alpha 1 % over ${comparisonsPerBuild} comparisons: power (mean pairs)`);
  console.log(
    ['pair SD', ...EFFECTS.map((effect) => `+${Math.round(100 * effect)} %`)].map((head) => head.padStart(14)).join(''),
  );
  for (const pairSd of PAIR_SDS) {
    const cells = surface
      .filter((cell) => cell.pairSd === pairSd)
      .map(({ power, meanPairs }) => `${power.toFixed(3)} (${meanPairs.toFixed(1)})`);
    console.log([`${(100 * pairSd).toFixed(1)} %`, ...cells].map((cell) => cell.padStart(14)).join(''));
  }
}
