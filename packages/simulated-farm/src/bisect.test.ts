import { armOrder, type BisectTest, planBisect } from '@framefarm/domain';
import { seededRandom } from '@framefarm/phone-model';
import { FROZEN_PARAMETERS, decideLook, sequentialPlan } from '@framefarm/stats';
import { expect, it } from 'vitest';
import { FARM_PARAMETERS } from './farm-parameters.ts';
import { iterationPool } from './iteration-pool.ts';
import { launchLog } from './launch-log.ts';
import { launchNoise } from './noise-family.ts';
import { runPair } from './run-pair.ts';
import { simulatedPhone } from './simulated-phone.ts';

const { looks, passConfidence } = FROZEN_PARAMETERS.sequentialPlan;
const PLAN = sequentialPlan([...looks], { alpha: 0.01, allowedChange: 0.03, passConfidence });
const BUILDS = 12;
const SLOWER = 0.08;

it('a bisect over simulated pairs finds the build that did it, and rarely another one', () => {
  const random = seededRandom(20261124);
  const pool = iterationPool('spikes', random, 300, 500);
  /** A comparison of the good build with one that is slower by that much, on one simulated phone behind the launch gates. */
  const compare = (effect: number): BisectTest['verdict'] => {
    const phone = simulatedPhone('phone', random);
    const noise = launchNoise('gaussian', FARM_PARAMETERS.launchSigma.value, random);
    const ratios: number[] = [];
    for (let look = 0; ; look += 1) {
      while (ratios.length < (PLAN.looks[look]?.pairs ?? 0)) {
        const { launches, reasons } = runPair(phone, armOrder(ratios.length, random.uniform() < 0.5));
        // a phone that never became ready is charged and cooled
        if (launches.length === 0) phone.wait(3600);
        if (launches.length === 0 || reasons.length > 0) continue;
        const log = (arm: 'A' | 'B') =>
          launches
            .filter((launch) => launch.arm === arm)
            .reduce((sum, launch) => sum + launchLog('median', launch, noise(), pool, random), 0);
        ratios.push(Math.log1p(effect) + log('B') - log('A'));
      }
      const { decision } = decideLook(PLAN, look, ratios);
      if (decision !== 'continue') return decision;
    }
  };
  const found = Array.from({ length: 20 }, () => {
    const culprit = 1 + Math.floor(random.uniform() * (BUILDS - 1));
    const tests: BisectTest[] = [];
    for (;;) {
      const step = planBisect(BUILDS, tests);
      if (step.kind !== 'test') return { culprit, step, tests: tests.length };
      tests.push({ build: step.build, verdict: compare(step.build >= culprit ? SLOWER : 0) });
    }
  });
  const right = found.filter(({ culprit, step }) => step.kind === 'found' && step.build === culprit);
  expect(right.length).toBeGreaterThanOrEqual(19);
  expect(Math.max(...found.map(({ tests }) => tests))).toBeLessThanOrEqual(5);
});
